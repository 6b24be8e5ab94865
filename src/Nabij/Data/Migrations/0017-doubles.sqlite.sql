-- Pairs of entries that may be the same, and what editors decided about them.
CREATE TABLE "Doubles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Doubles" PRIMARY KEY,
    "FirstId" TEXT NOT NULL,
    "SecondId" TEXT NOT NULL,
    "Score" REAL NOT NULL,
    "Reasons" TEXT NOT NULL,
    "FoundAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Merge" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_Doubles_FirstId_SecondId" ON "Doubles" ("FirstId", "SecondId");

CREATE INDEX "IX_Doubles_State_Score" ON "Doubles" ("State", "Score");
