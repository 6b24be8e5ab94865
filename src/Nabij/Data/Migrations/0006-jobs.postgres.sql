-- Work that the program does by itself.
CREATE TABLE "Jobs" (
    "Id" uuid NOT NULL,
    "Kind" character varying(60) NOT NULL,
    "Key" character varying(200),
    "SubjectId" uuid,
    "AddedAt" timestamp with time zone NOT NULL,
    "DueAt" timestamp with time zone NOT NULL,
    "LeaseUntil" timestamp with time zone,
    "Fence" bigint NOT NULL,
    "Attempts" integer NOT NULL,
    "State" character varying(10) NOT NULL,
    "LastFailure" character varying(100),
    "StartedAt" timestamp with time zone,
    "EndedAt" timestamp with time zone,
    CONSTRAINT "PK_Jobs" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_Jobs_Key" ON "Jobs" ("Key");

CREATE INDEX "IX_Jobs_State_Kind_DueAt_Id" ON "Jobs" ("State", "Kind", "DueAt", "Id");

CREATE INDEX "IX_Jobs_SubjectId" ON "Jobs" ("SubjectId");
