-- Who did what, for whom, why and when; proven by a key outside the database and chained by a job.
CREATE TABLE "AuditEntries" (
    "Id" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ActorKind" character varying(20) NOT NULL,
    "ActorName" character varying(60) NOT NULL,
    "AccountId" uuid,
    "OrganisationId" uuid,
    "Purpose" character varying(60) NOT NULL,
    "Act" character varying(60) NOT NULL,
    "SubjectKind" character varying(60) NOT NULL,
    "SubjectId" uuid,
    "Detail" character varying(100),
    "Mac" bytea NOT NULL,
    "Position" bigint,
    "Hash" bytea,
    CONSTRAINT "PK_AuditEntries" PRIMARY KEY ("Id")
);

-- How far the file of seals was seen to reach.
CREATE TABLE "AuditSealing" (
    "Id" integer NOT NULL,
    "WrittenTo" bigint NOT NULL,
    CONSTRAINT "PK_AuditSealing" PRIMARY KEY ("Id")
);

INSERT INTO "AuditSealing" VALUES (1, 0);

CREATE INDEX "IX_AuditEntries_At_Id" ON "AuditEntries" ("At", "Id") WHERE "Position" IS NULL;

CREATE UNIQUE INDEX "IX_AuditEntries_Position" ON "AuditEntries" ("Position");
