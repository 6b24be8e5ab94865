-- The directory, its history and feed, the territories, and the region's own documents.
CREATE TABLE "DirectoryChanges" (
    "Id" uuid NOT NULL,
    "Commit" uuid NOT NULL,
    "Number" bigint NOT NULL,
    "Row" character varying(40) NOT NULL,
    "RowId" uuid NOT NULL,
    CONSTRAINT "PK_DirectoryChanges" PRIMARY KEY ("Id")
);

CREATE TABLE "DirectoryCounter" (
    "Id" integer NOT NULL,
    "Number" bigint NOT NULL,
    CONSTRAINT "PK_DirectoryCounter" PRIMARY KEY ("Id")
);

CREATE TABLE "DirectoryHistory" (
    "Id" uuid NOT NULL,
    "RowId" uuid NOT NULL,
    "Version" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Who" character varying(100) NOT NULL,
    "Why" character varying(200) NOT NULL,
    "Source" character varying(60) NOT NULL,
    "PatchBack" text,
    CONSTRAINT "PK_DirectoryHistory" PRIMARY KEY ("Id")
);

CREATE TABLE "Locations" (
    "Id" uuid NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL,
    CONSTRAINT "PK_Locations" PRIMARY KEY ("Id")
);

CREATE TABLE "Organizations" (
    "Id" uuid NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL,
    CONSTRAINT "PK_Organizations" PRIMARY KEY ("Id")
);

CREATE TABLE "RegionDocuments" (
    "Id" uuid NOT NULL,
    "Name" character varying(40) NOT NULL,
    "Json" text NOT NULL,
    CONSTRAINT "PK_RegionDocuments" PRIMARY KEY ("Id")
);

CREATE TABLE "TaxonomyTerms" (
    "Id" uuid NOT NULL,
    "Type" character varying(20) NOT NULL,
    "Scheme" character varying(40) NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL,
    CONSTRAINT "PK_TaxonomyTerms" PRIMARY KEY ("Id")
);

CREATE TABLE "TerritorySchemes" (
    "Id" uuid NOT NULL,
    "Code" character varying(40) NOT NULL,
    "Level" character varying(20) NOT NULL,
    "Name" text NOT NULL,
    "Dated" character varying(10),
    "Source" character varying(60) NOT NULL,
    CONSTRAINT "PK_TerritorySchemes" PRIMARY KEY ("Id")
);

CREATE TABLE "Services" (
    "Id" uuid NOT NULL,
    "Type" character varying(20) NOT NULL,
    "OrganizationId" uuid,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL,
    CONSTRAINT "PK_Services" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Services_Organizations_OrganizationId" FOREIGN KEY ("OrganizationId") REFERENCES "Organizations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Territories" (
    "Id" uuid NOT NULL,
    "SchemeId" uuid NOT NULL,
    "Code" character varying(80) NOT NULL,
    "Document" text NOT NULL,
    CONSTRAINT "PK_Territories" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Territories_TerritorySchemes_SchemeId" FOREIGN KEY ("SchemeId") REFERENCES "TerritorySchemes" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ServicesAtLocations" (
    "Id" uuid NOT NULL,
    "ServiceId" uuid NOT NULL,
    "LocationId" uuid NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL,
    CONSTRAINT "PK_ServicesAtLocations" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_ServicesAtLocations_Locations_LocationId" FOREIGN KEY ("LocationId") REFERENCES "Locations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ServicesAtLocations_Services_ServiceId" FOREIGN KEY ("ServiceId") REFERENCES "Services" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "TerritoryLinks" (
    "Id" uuid NOT NULL,
    "PartId" uuid NOT NULL,
    "WholeId" uuid NOT NULL,
    "Certainty" character varying(20) NOT NULL,
    CONSTRAINT "PK_TerritoryLinks" PRIMARY KEY ("Id"),
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
