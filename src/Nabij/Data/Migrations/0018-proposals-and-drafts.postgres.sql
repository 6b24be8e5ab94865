-- What people said is missing on the map, and what editors typed and did not save yet (sealed).
CREATE TABLE "Proposals" (
    "Id" uuid NOT NULL,
    "Reference" character varying(10) NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "Language" character varying(2) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "What" character varying(1000) NOT NULL,
    "Where" character varying(200) NOT NULL,
    "Contact" character varying(300) NOT NULL,
    "SentAt" timestamp with time zone NOT NULL,
    "Mail" bytea,
    "Receipt" bytea,
    "HandledAt" timestamp with time zone,
    "HandledBy" uuid,
    "Outcome" character varying(20),
    "Entry" character varying(100),
    CONSTRAINT "PK_Proposals" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_Proposals_Reference" ON "Proposals" ("Reference");

CREATE UNIQUE INDEX "IX_Proposals_TokenHash" ON "Proposals" ("TokenHash");

CREATE INDEX "IX_Proposals_SentAt" ON "Proposals" ("SentAt");

CREATE TABLE "EntryDrafts" (
    "Id" uuid NOT NULL,
    "AccountId" uuid NOT NULL,
    "EntryId" uuid NOT NULL,
    "Fields" bytea NOT NULL,
    "Version" integer NOT NULL,
    "SavedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_EntryDrafts" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_EntryDrafts_AccountId_EntryId" ON "EntryDrafts" ("AccountId", "EntryId");

CREATE INDEX "IX_EntryDrafts_SavedAt" ON "EntryDrafts" ("SavedAt");
