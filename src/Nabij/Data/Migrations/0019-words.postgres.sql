-- What editors said about the words people say, over those of the region's files.
CREATE TABLE "WordChanges" (
    "Id" uuid NOT NULL,
    "Number" integer NOT NULL,
    "Language" character varying(2) NOT NULL,
    "Phrase" character varying(100) NOT NULL,
    "Meaning" character varying(100) NOT NULL,
    "IsSaid" boolean NOT NULL,
    "Strength" double precision NOT NULL,
    "Understood" boolean NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" uuid NOT NULL,
    "Why" character varying(200) NOT NULL,
    CONSTRAINT "PK_WordChanges" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_WordChanges_Number" ON "WordChanges" ("Number");
