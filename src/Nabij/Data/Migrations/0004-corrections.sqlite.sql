-- What people said is wrong with an entry.
CREATE TABLE "Corrections" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Corrections" PRIMARY KEY,
    "Reference" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "Entry" TEXT NOT NULL,
    "EntryVersion" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL,
    "Mail" BLOB NULL,
    "HandledAt" INTEGER NULL
);

CREATE UNIQUE INDEX "IX_Corrections_Reference" ON "Corrections" ("Reference");

CREATE INDEX "IX_Corrections_SentAt" ON "Corrections" ("SentAt");

CREATE UNIQUE INDEX "IX_Corrections_TokenHash" ON "Corrections" ("TokenHash");
