-- People who can sign in, how they prove who they are, and the browsers they did it in.
CREATE TABLE "Accounts" (
    "Id" uuid NOT NULL,
    "Name" character varying(100) NOT NULL,
    "Language" character varying(3) NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "AuthenticatorKey" bytea,
    "LastCodeStep" bigint NOT NULL,
    "Email" character varying(254) NOT NULL,
    "NormalizedEmail" character varying(254) NOT NULL,
    "EmailConfirmed" boolean NOT NULL,
    "PasswordHash" character varying(200),
    "SecurityStamp" character varying(64),
    "ConcurrencyStamp" character varying(40),
    "TwoFactorEnabled" boolean NOT NULL,
    CONSTRAINT "PK_Accounts" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_Accounts_NormalizedEmail" ON "Accounts" ("NormalizedEmail");

CREATE TABLE "AccountLinks" (
    "Id" uuid NOT NULL,
    "AccountId" uuid NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "EndsAt" timestamp with time zone NOT NULL,
    "AlsoSecondFactor" boolean NOT NULL,
    CONSTRAINT "PK_AccountLinks" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_AccountLinks_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccountLinks_AccountId" ON "AccountLinks" ("AccountId");

CREATE UNIQUE INDEX "IX_AccountLinks_TokenHash" ON "AccountLinks" ("TokenHash");

CREATE TABLE "AccountLogins" (
    "LoginProvider" character varying(40) NOT NULL,
    "ProviderKey" character varying(300) NOT NULL,
    "AccountId" uuid NOT NULL,
    CONSTRAINT "PK_AccountLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AccountLogins_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccountLogins_AccountId" ON "AccountLogins" ("AccountId");

CREATE TABLE "AccountPasskeys" (
    "CredentialId" bytea NOT NULL,
    "AccountId" uuid NOT NULL,
    "Data" jsonb NOT NULL,
    CONSTRAINT "PK_AccountPasskeys" PRIMARY KEY ("CredentialId"),
    CONSTRAINT "FK_AccountPasskeys_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccountPasskeys_AccountId" ON "AccountPasskeys" ("AccountId");

CREATE TABLE "AccountRecoveryCodes" (
    "AccountId" uuid NOT NULL,
    "Hash" character varying(64) NOT NULL,
    CONSTRAINT "PK_AccountRecoveryCodes" PRIMARY KEY ("AccountId", "Hash"),
    CONSTRAINT "FK_AccountRecoveryCodes_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Sessions" (
    "Id" uuid NOT NULL,
    "AccountId" uuid NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "Stamp" character varying(64) NOT NULL,
    "StartedAt" timestamp with time zone NOT NULL,
    "EndsAt" timestamp with time zone NOT NULL,
    "SeenAt" timestamp with time zone NOT NULL,
    "ConfirmedAt" timestamp with time zone NOT NULL,
    "Device" character varying(60) NOT NULL,
    "OrganisationId" uuid,
    CONSTRAINT "PK_Sessions" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Sessions_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Sessions_AccountId" ON "Sessions" ("AccountId");

CREATE INDEX "IX_Sessions_EndsAt" ON "Sessions" ("EndsAt");

CREATE UNIQUE INDEX "IX_Sessions_TokenHash" ON "Sessions" ("TokenHash");

CREATE TABLE "SignInSteps" (
    "Id" uuid NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "Kind" character varying(10) NOT NULL,
    "AccountId" uuid,
    "State" bytea,
    "EndsAt" timestamp with time zone NOT NULL,
    "Tries" integer NOT NULL,
    CONSTRAINT "PK_SignInSteps" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_SignInSteps_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id")
);

CREATE INDEX "IX_SignInSteps_AccountId" ON "SignInSteps" ("AccountId");

CREATE INDEX "IX_SignInSteps_EndsAt" ON "SignInSteps" ("EndsAt");

CREATE UNIQUE INDEX "IX_SignInSteps_TokenHash" ON "SignInSteps" ("TokenHash");

CREATE TABLE "SignInTries" (
    "Key" character varying(32) NOT NULL,
    "Since" timestamp with time zone NOT NULL,
    "Count" integer NOT NULL,
    CONSTRAINT "PK_SignInTries" PRIMARY KEY ("Key")
);

CREATE INDEX "IX_SignInTries_Since" ON "SignInTries" ("Since");
