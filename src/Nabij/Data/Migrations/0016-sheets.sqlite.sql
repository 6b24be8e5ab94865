-- Spreadsheets that editors sent back, and the rows of them that change something.
CREATE TABLE "Sheets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sheets" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "File" BLOB NULL,
    "State" TEXT NOT NULL,
    "Done" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    "Unchanged" INTEGER NOT NULL,
    "ProblemCount" INTEGER NOT NULL,
    "Problems" TEXT NOT NULL,
    "Unknown" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "Same" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE INDEX "IX_Sheets_AccountId_SentAt" ON "Sheets" ("AccountId", "SentAt");

CREATE TABLE "SheetRows" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SheetRows" PRIMARY KEY,
    "SheetId" TEXT NOT NULL,
    "Row" INTEGER NOT NULL,
    "EntryId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Seen" INTEGER NOT NULL,
    "Changes" TEXT NOT NULL,
    "HasLeft" INTEGER NOT NULL,
    "Left" TEXT NOT NULL,
    "Puts" INTEGER NOT NULL,
    "PutAs" INTEGER NULL,
    CONSTRAINT "FK_SheetRows_Sheets_SheetId" FOREIGN KEY ("SheetId") REFERENCES "Sheets" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_SheetRows_SheetId_HasLeft_Row" ON "SheetRows" ("SheetId", "HasLeft", "Row");
