-- What editors said about the words people say, over those of the region's files.
CREATE TABLE "WordChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WordChanges" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "Phrase" TEXT NOT NULL,
    "Meaning" TEXT NOT NULL,
    "IsSaid" INTEGER NOT NULL,
    "Strength" REAL NOT NULL,
    "Understood" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "Why" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_WordChanges_Number" ON "WordChanges" ("Number");
