-- What people said is wrong with an entry.
CREATE TABLE "Corrections" (
    "Id" uuid NOT NULL,
    "Reference" character varying(10) NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "Entry" character varying(100) NOT NULL,
    "EntryVersion" integer NOT NULL,
    "Language" character varying(2) NOT NULL,
    "Part" character varying(20) NOT NULL,
    "Words" character varying(1000) NOT NULL,
    "SentAt" timestamp with time zone NOT NULL,
    "Mail" bytea,
    "HandledAt" timestamp with time zone,
    CONSTRAINT "PK_Corrections" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_Corrections_Reference" ON "Corrections" ("Reference");

CREATE INDEX "IX_Corrections_SentAt" ON "Corrections" ("SentAt");

CREATE UNIQUE INDEX "IX_Corrections_TokenHash" ON "Corrections" ("TokenHash");
