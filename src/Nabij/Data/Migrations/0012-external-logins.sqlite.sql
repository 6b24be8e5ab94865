-- Accounts of elsewhere by which people sign in, each of one person. The table that Identity would have kept them in never had a row.
DROP TABLE "AccountLogins";

CREATE TABLE "ExternalLogins" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ExternalLogins" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Issuer" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_ExternalLogins_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ExternalLogins_AccountId" ON "ExternalLogins" ("AccountId");

CREATE UNIQUE INDEX "IX_ExternalLogins_Issuer_Subject" ON "ExternalLogins" ("Issuer", "Subject");
