-- Official outlines of territories, and which file each scheme has them from.
CREATE TABLE "Boundaries" (
    "Id" uuid NOT NULL,
    "Shape" bytea NOT NULL,
    CONSTRAINT "PK_Boundaries" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Boundaries_Territories_Id" FOREIGN KEY ("Id") REFERENCES "Territories" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BoundarySets" (
    "Id" uuid NOT NULL,
    "Source" character varying(200),
    "Dated" character varying(10),
    "ImportedAt" timestamp with time zone NOT NULL,
    "MakesTerritories" boolean NOT NULL,
    CONSTRAINT "PK_BoundarySets" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_BoundarySets_TerritorySchemes_Id" FOREIGN KEY ("Id") REFERENCES "TerritorySchemes" ("Id") ON DELETE CASCADE
);
