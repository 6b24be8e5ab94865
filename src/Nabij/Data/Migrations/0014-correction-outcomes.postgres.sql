-- What came of a report, by whom, and whether it was opened again. The token of its receipt, sealed, only where an answer is to be sent.
ALTER TABLE "Corrections" ADD COLUMN "Outcome" character varying(20);

ALTER TABLE "Corrections" ADD COLUMN "HandledBy" uuid;

ALTER TABLE "Corrections" ADD COLUMN "ReopenedAt" timestamp with time zone;

ALTER TABLE "Corrections" ADD COLUMN "Receipt" bytea;

CREATE INDEX "IX_Corrections_Entry" ON "Corrections" ("Entry");
