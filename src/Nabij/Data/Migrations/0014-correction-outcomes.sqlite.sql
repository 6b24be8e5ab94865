-- What came of a report, by whom, and whether it was opened again. The token of its receipt, sealed, only where an answer is to be sent.
ALTER TABLE "Corrections" ADD COLUMN "Outcome" TEXT NULL;

ALTER TABLE "Corrections" ADD COLUMN "HandledBy" TEXT NULL;

ALTER TABLE "Corrections" ADD COLUMN "ReopenedAt" INTEGER NULL;

ALTER TABLE "Corrections" ADD COLUMN "Receipt" BLOB NULL;

CREATE INDEX "IX_Corrections_Entry" ON "Corrections" ("Entry");
