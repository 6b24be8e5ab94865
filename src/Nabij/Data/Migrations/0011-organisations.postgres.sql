-- Organisations that work with Nabij, who acts for them, who was asked to, and what they agree on with each other.
CREATE TABLE "Organisations" (
    "Id" uuid NOT NULL,
    "Name" text NOT NULL,
    "Kind" character varying(20) NOT NULL,
    "DirectoryId" uuid,
    "CreatedAt" timestamp with time zone NOT NULL,
    "ClosedOn" date,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Organisations" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Organisations_Organizations_DirectoryId" FOREIGN KEY ("DirectoryId") REFERENCES "Organizations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Memberships" (
    "Id" uuid NOT NULL,
    "AccountId" uuid NOT NULL,
    "OrganisationId" uuid NOT NULL,
    "Role" character varying(20) NOT NULL,
    "Scope" text NOT NULL,
    "StartsOn" date NOT NULL,
    "EndsOn" date,
    "SecrecyGround" character varying(40),
    "SubstituteId" uuid,
    "AwayFrom" date,
    "AwayUntil" date,
    "EndedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Memberships" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Memberships_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Memberships_SubstituteId" FOREIGN KEY ("SubstituteId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Invitations" (
    "Id" uuid NOT NULL,
    "OrganisationId" uuid NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "Address" bytea,
    "Language" character varying(2) NOT NULL,
    "Role" character varying(20) NOT NULL,
    "Scope" text NOT NULL,
    "StartsOn" date,
    "EndsOn" date,
    "SecrecyGround" character varying(40),
    "InvitedById" uuid NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "ExpiresAt" timestamp with time zone NOT NULL,
    "WithdrawnAt" timestamp with time zone,
    "AcceptedAt" timestamp with time zone,
    "MembershipId" uuid,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Invitations" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Invitations_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Invitations_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Agreements" (
    "Id" uuid NOT NULL,
    "TakerId" uuid NOT NULL,
    "SenderId" uuid NOT NULL,
    "ProposerId" uuid NOT NULL,
    "Terms" text NOT NULL,
    "StartsOn" date NOT NULL,
    "EndsOn" date,
    "Status" character varying(20) NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Agreements" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Agreements_Organisations_ProposerId" FOREIGN KEY ("ProposerId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Agreements_Organisations_SenderId" FOREIGN KEY ("SenderId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Agreements_Organisations_TakerId" FOREIGN KEY ("TakerId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AgreementSteps" (
    "Id" uuid NOT NULL,
    "AgreementId" uuid NOT NULL,
    "Act" character varying(20) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "OrganisationId" uuid NOT NULL,
    "AccountId" uuid NOT NULL,
    "LastDay" date,
    CONSTRAINT "PK_AgreementSteps" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_AgreementSteps_Agreements_AgreementId" FOREIGN KEY ("AgreementId") REFERENCES "Agreements" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_AgreementSteps_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_AgreementSteps_AgreementId" ON "AgreementSteps" ("AgreementId");

CREATE INDEX "IX_AgreementSteps_OrganisationId" ON "AgreementSteps" ("OrganisationId");

CREATE INDEX "IX_Agreements_ProposerId" ON "Agreements" ("ProposerId");

CREATE INDEX "IX_Agreements_SenderId" ON "Agreements" ("SenderId");

CREATE INDEX "IX_Agreements_TakerId" ON "Agreements" ("TakerId");

CREATE INDEX "IX_Invitations_ExpiresAt" ON "Invitations" ("ExpiresAt");

CREATE INDEX "IX_Invitations_MembershipId" ON "Invitations" ("MembershipId");

CREATE INDEX "IX_Invitations_OrganisationId" ON "Invitations" ("OrganisationId");

CREATE UNIQUE INDEX "IX_Invitations_TokenHash" ON "Invitations" ("TokenHash");

CREATE INDEX "IX_Memberships_AccountId" ON "Memberships" ("AccountId");

CREATE INDEX "IX_Memberships_OrganisationId" ON "Memberships" ("OrganisationId");

CREATE INDEX "IX_Memberships_SubstituteId" ON "Memberships" ("SubstituteId");

CREATE INDEX "IX_Organisations_DirectoryId" ON "Organisations" ("DirectoryId");
