-- Official outlines of territories, and which file each scheme has them from.
CREATE TABLE "Boundaries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Boundaries" PRIMARY KEY,
    "Shape" BLOB NOT NULL,
    CONSTRAINT "FK_Boundaries_Territories_Id" FOREIGN KEY ("Id") REFERENCES "Territories" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BoundarySets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BoundarySets" PRIMARY KEY,
    "Source" TEXT NULL,
    "Dated" TEXT NULL,
    "ImportedAt" INTEGER NOT NULL,
    "MakesTerritories" INTEGER NOT NULL,
    CONSTRAINT "FK_BoundarySets_TerritorySchemes_Id" FOREIGN KEY ("Id") REFERENCES "TerritorySchemes" ("Id") ON DELETE CASCADE
);
