-- What people said is missing on the map, and what editors typed and did not save yet (sealed).
CREATE TABLE "Proposals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Proposals" PRIMARY KEY,
    "Reference" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "What" TEXT NOT NULL,
    "Where" TEXT NOT NULL,
    "Contact" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL,
    "Mail" BLOB NULL,
    "Receipt" BLOB NULL,
    "HandledAt" INTEGER NULL,
    "HandledBy" TEXT NULL,
    "Outcome" TEXT NULL,
    "Entry" TEXT NULL
);

CREATE UNIQUE INDEX "IX_Proposals_Reference" ON "Proposals" ("Reference");

CREATE UNIQUE INDEX "IX_Proposals_TokenHash" ON "Proposals" ("TokenHash");

CREATE INDEX "IX_Proposals_SentAt" ON "Proposals" ("SentAt");

CREATE TABLE "EntryDrafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EntryDrafts" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "EntryId" TEXT NOT NULL,
    "Fields" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    "SavedAt" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_EntryDrafts_AccountId_EntryId" ON "EntryDrafts" ("AccountId", "EntryId");

CREATE INDEX "IX_EntryDrafts_SavedAt" ON "EntryDrafts" ("SavedAt");
