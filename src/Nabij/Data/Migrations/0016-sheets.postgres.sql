-- Spreadsheets that editors sent back, and the rows of them that change something.
CREATE TABLE "Sheets" (
    "Id" uuid NOT NULL,
    "AccountId" uuid NOT NULL,
    "OrganisationId" uuid NOT NULL,
    "SentAt" timestamp with time zone NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Language" character varying(2) NOT NULL,
    "File" bytea,
    "State" character varying(20) NOT NULL,
    "Done" integer NOT NULL,
    "Total" integer NOT NULL,
    "Unchanged" integer NOT NULL,
    "ProblemCount" integer NOT NULL,
    "Problems" text NOT NULL,
    "Unknown" text NOT NULL,
    "Why" character varying(200) NOT NULL,
    "Source" character varying(60) NOT NULL,
    "Same" boolean NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Sheets" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_Sheets_AccountId_SentAt" ON "Sheets" ("AccountId", "SentAt");

CREATE TABLE "SheetRows" (
    "Id" uuid NOT NULL,
    "SheetId" uuid NOT NULL,
    "Row" integer NOT NULL,
    "EntryId" uuid NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Seen" integer NOT NULL,
    "Changes" text NOT NULL,
    "HasLeft" boolean NOT NULL,
    "Left" text NOT NULL,
    "Puts" integer NOT NULL,
    "PutAs" integer,
    CONSTRAINT "PK_SheetRows" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_SheetRows_Sheets_SheetId" FOREIGN KEY ("SheetId") REFERENCES "Sheets" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_SheetRows_SheetId_HasLeft_Row" ON "SheetRows" ("SheetId", "HasLeft", "Row");
