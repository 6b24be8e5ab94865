-- Words of needs that were not met. Without rowid: rows lie in the order of their keys, so nothing tells which were written together.
CREATE TABLE "NeedHiddenCounts" (
    "Fingerprint" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_NeedHiddenCounts" PRIMARY KEY ("Fingerprint", "Day")
) WITHOUT ROWID;

CREATE TABLE "NeedSignals" (
    "Word" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Municipality" TEXT NOT NULL,
    "Neighbourhood" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_NeedSignals" PRIMARY KEY ("Word", "Language", "Municipality", "Neighbourhood", "Source", "Day")
) WITHOUT ROWID;

CREATE INDEX "IX_NeedHiddenCounts_Day" ON "NeedHiddenCounts" ("Day");

CREATE INDEX "IX_NeedSignals_Day" ON "NeedSignals" ("Day");
