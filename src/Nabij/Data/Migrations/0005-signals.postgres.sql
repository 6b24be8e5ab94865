-- Words of needs that were not met.
CREATE TABLE "NeedHiddenCounts" (
    "Fingerprint" character varying(32) NOT NULL,
    "Day" date NOT NULL,
    "Count" integer NOT NULL,
    CONSTRAINT "PK_NeedHiddenCounts" PRIMARY KEY ("Fingerprint", "Day")
);

CREATE TABLE "NeedSignals" (
    "Word" character varying(40) NOT NULL,
    "Language" character varying(3) NOT NULL,
    "Municipality" character varying(80) NOT NULL,
    "Neighbourhood" character varying(80) NOT NULL,
    "Source" character varying(10) NOT NULL,
    "Day" date NOT NULL,
    "Count" integer NOT NULL,
    CONSTRAINT "PK_NeedSignals" PRIMARY KEY ("Word", "Language", "Municipality", "Neighbourhood", "Source", "Day")
);

CREATE INDEX "IX_NeedHiddenCounts_Day" ON "NeedHiddenCounts" ("Day");

CREATE INDEX "IX_NeedSignals_Day" ON "NeedSignals" ("Day");
