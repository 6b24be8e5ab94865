-- The directory, its history and feed, the territories, and the region's own documents.
CREATE TABLE "DirectoryChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DirectoryChanges" PRIMARY KEY,
    "Commit" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Row" TEXT NOT NULL,
    "RowId" TEXT NOT NULL
);

CREATE TABLE "DirectoryCounter" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DirectoryCounter" PRIMARY KEY,
    "Number" INTEGER NOT NULL
);

CREATE TABLE "DirectoryHistory" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DirectoryHistory" PRIMARY KEY,
    "RowId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Who" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "PatchBack" TEXT NULL
);

CREATE TABLE "Locations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Locations" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);

CREATE TABLE "Organizations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organizations" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);

CREATE TABLE "RegionDocuments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegionDocuments" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Json" TEXT NOT NULL
);

CREATE TABLE "TaxonomyTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TaxonomyTerms" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "Scheme" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);

CREATE TABLE "TerritorySchemes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TerritorySchemes" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Dated" TEXT NULL,
    "Source" TEXT NOT NULL
);

CREATE TABLE "Services" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Services" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "OrganizationId" TEXT NULL,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL,
    CONSTRAINT "FK_Services_Organizations_OrganizationId" FOREIGN KEY ("OrganizationId") REFERENCES "Organizations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Territories" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Territories" PRIMARY KEY,
    "SchemeId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Document" TEXT NOT NULL,
    CONSTRAINT "FK_Territories_TerritorySchemes_SchemeId" FOREIGN KEY ("SchemeId") REFERENCES "TerritorySchemes" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ServicesAtLocations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ServicesAtLocations" PRIMARY KEY,
    "ServiceId" TEXT NOT NULL,
    "LocationId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL,
    CONSTRAINT "FK_ServicesAtLocations_Locations_LocationId" FOREIGN KEY ("LocationId") REFERENCES "Locations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ServicesAtLocations_Services_ServiceId" FOREIGN KEY ("ServiceId") REFERENCES "Services" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "TerritoryLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TerritoryLinks" PRIMARY KEY,
    "PartId" TEXT NOT NULL,
    "WholeId" TEXT NOT NULL,
    "Certainty" TEXT NOT NULL,
    CONSTRAINT "FK_TerritoryLinks_Territories_PartId" FOREIGN KEY ("PartId") REFERENCES "Territories" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TerritoryLinks_Territories_WholeId" FOREIGN KEY ("WholeId") REFERENCES "Territories" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_DirectoryChanges_Commit" ON "DirectoryChanges" ("Commit");

CREATE INDEX "IX_DirectoryChanges_Number" ON "DirectoryChanges" ("Number");

CREATE UNIQUE INDEX "IX_DirectoryHistory_RowId_Version" ON "DirectoryHistory" ("RowId", "Version");

CREATE UNIQUE INDEX "IX_Locations_Key" ON "Locations" ("Key");

CREATE INDEX "IX_Locations_OwnerId" ON "Locations" ("OwnerId");

CREATE UNIQUE INDEX "IX_Organizations_Key" ON "Organizations" ("Key");

CREATE INDEX "IX_Organizations_OwnerId" ON "Organizations" ("OwnerId");

CREATE UNIQUE INDEX "IX_RegionDocuments_Name" ON "RegionDocuments" ("Name");

CREATE UNIQUE INDEX "IX_Services_Key" ON "Services" ("Key");

CREATE INDEX "IX_Services_OrganizationId" ON "Services" ("OrganizationId");

CREATE INDEX "IX_Services_OwnerId" ON "Services" ("OwnerId");

CREATE UNIQUE INDEX "IX_ServicesAtLocations_Key" ON "ServicesAtLocations" ("Key");

CREATE INDEX "IX_ServicesAtLocations_LocationId" ON "ServicesAtLocations" ("LocationId");

CREATE INDEX "IX_ServicesAtLocations_OwnerId" ON "ServicesAtLocations" ("OwnerId");

CREATE INDEX "IX_ServicesAtLocations_ServiceId" ON "ServicesAtLocations" ("ServiceId");

CREATE INDEX "IX_TaxonomyTerms_OwnerId" ON "TaxonomyTerms" ("OwnerId");

CREATE UNIQUE INDEX "IX_TaxonomyTerms_Type_Key" ON "TaxonomyTerms" ("Type", "Key");

CREATE UNIQUE INDEX "IX_Territories_Code" ON "Territories" ("Code");

CREATE INDEX "IX_Territories_SchemeId" ON "Territories" ("SchemeId");

CREATE UNIQUE INDEX "IX_TerritoryLinks_PartId_WholeId" ON "TerritoryLinks" ("PartId", "WholeId");

CREATE INDEX "IX_TerritoryLinks_WholeId" ON "TerritoryLinks" ("WholeId");

CREATE UNIQUE INDEX "IX_TerritorySchemes_Code" ON "TerritorySchemes" ("Code");

-- The one row that numbers the commits; see DirectoryFeed.cs.
INSERT INTO "DirectoryCounter" ("Id", "Number") VALUES (1, 0);
