-- Organisations that work with Nabij, who acts for them, who was asked to, and what they agree on with each other.
CREATE TABLE "Organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "DirectoryId" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ClosedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Organisations_Organizations_DirectoryId" FOREIGN KEY ("DirectoryId") REFERENCES "Organizations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Memberships" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Memberships" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "StartsOn" TEXT NOT NULL,
    "EndsOn" TEXT NULL,
    "SecrecyGround" TEXT NULL,
    "SubstituteId" TEXT NULL,
    "AwayFrom" TEXT NULL,
    "AwayUntil" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Memberships_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Memberships_SubstituteId" FOREIGN KEY ("SubstituteId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Invitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "Address" BLOB NULL,
    "Language" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "StartsOn" TEXT NULL,
    "EndsOn" TEXT NULL,
    "SecrecyGround" TEXT NULL,
    "InvitedById" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "WithdrawnAt" INTEGER NULL,
    "AcceptedAt" INTEGER NULL,
    "MembershipId" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Invitations_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Invitations_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Agreements" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Agreements" PRIMARY KEY,
    "TakerId" TEXT NOT NULL,
    "SenderId" TEXT NOT NULL,
    "ProposerId" TEXT NOT NULL,
    "Terms" TEXT NOT NULL,
    "StartsOn" TEXT NOT NULL,
    "EndsOn" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Agreements_Organisations_ProposerId" FOREIGN KEY ("ProposerId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Agreements_Organisations_SenderId" FOREIGN KEY ("SenderId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Agreements_Organisations_TakerId" FOREIGN KEY ("TakerId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AgreementSteps" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AgreementSteps" PRIMARY KEY,
    "AgreementId" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "LastDay" TEXT NULL,
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
