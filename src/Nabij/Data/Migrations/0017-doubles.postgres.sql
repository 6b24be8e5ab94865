-- Pairs of entries that may be the same, and what editors decided about them.
CREATE TABLE "Doubles" (
    "Id" uuid NOT NULL,
    "FirstId" uuid NOT NULL,
    "SecondId" uuid NOT NULL,
    "Score" double precision NOT NULL,
    "Reasons" character varying(100) NOT NULL,
    "FoundAt" timestamp with time zone NOT NULL,
    "State" character varying(20) NOT NULL,
    "Merge" text,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Doubles" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_Doubles_FirstId_SecondId" ON "Doubles" ("FirstId", "SecondId");

CREATE INDEX "IX_Doubles_State_Score" ON "Doubles" ("State", "Score");
