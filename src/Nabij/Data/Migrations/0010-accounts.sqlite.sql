-- People who can sign in, how they prove who they are, and the browsers they did it in.
CREATE TABLE "Accounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Accounts" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "AuthenticatorKey" BLOB NULL,
    "LastCodeStep" INTEGER NOT NULL,
    "Email" TEXT NOT NULL,
    "NormalizedEmail" TEXT NOT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_Accounts_NormalizedEmail" ON "Accounts" ("NormalizedEmail");

CREATE TABLE "AccountLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AccountLinks" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "EndsAt" INTEGER NOT NULL,
    "AlsoSecondFactor" INTEGER NOT NULL,
    CONSTRAINT "FK_AccountLinks_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccountLinks_AccountId" ON "AccountLinks" ("AccountId");

CREATE UNIQUE INDEX "IX_AccountLinks_TokenHash" ON "AccountLinks" ("TokenHash");

CREATE TABLE "AccountLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    CONSTRAINT "PK_AccountLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AccountLogins_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccountLogins_AccountId" ON "AccountLogins" ("AccountId");

CREATE TABLE "AccountPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AccountPasskeys" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AccountPasskeys_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccountPasskeys_AccountId" ON "AccountPasskeys" ("AccountId");

CREATE TABLE "AccountRecoveryCodes" (
    "AccountId" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_AccountRecoveryCodes" PRIMARY KEY ("AccountId", "Hash"),
    CONSTRAINT "FK_AccountRecoveryCodes_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Sessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "Stamp" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndsAt" INTEGER NOT NULL,
    "SeenAt" INTEGER NOT NULL,
    "ConfirmedAt" INTEGER NOT NULL,
    "Device" TEXT NOT NULL,
    "OrganisationId" TEXT NULL,
    CONSTRAINT "FK_Sessions_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Sessions_AccountId" ON "Sessions" ("AccountId");

CREATE INDEX "IX_Sessions_EndsAt" ON "Sessions" ("EndsAt");

CREATE UNIQUE INDEX "IX_Sessions_TokenHash" ON "Sessions" ("TokenHash");

CREATE TABLE "SignInSteps" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SignInSteps" PRIMARY KEY,
    "TokenHash" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "State" BLOB NULL,
    "EndsAt" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    CONSTRAINT "FK_SignInSteps_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id")
);

CREATE INDEX "IX_SignInSteps_AccountId" ON "SignInSteps" ("AccountId");

CREATE INDEX "IX_SignInSteps_EndsAt" ON "SignInSteps" ("EndsAt");

CREATE UNIQUE INDEX "IX_SignInSteps_TokenHash" ON "SignInSteps" ("TokenHash");

CREATE TABLE "SignInTries" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SignInTries" PRIMARY KEY,
    "Since" INTEGER NOT NULL,
    "Count" INTEGER NOT NULL
);

CREATE INDEX "IX_SignInTries_Since" ON "SignInTries" ("Since");
