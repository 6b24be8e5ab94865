-- Who did what, for whom, why and when; proven by a key outside the database and chained by a job.
CREATE TABLE "AuditEntries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "ActorKind" TEXT NOT NULL,
    "ActorName" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "OrganisationId" TEXT NULL,
    "Purpose" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "SubjectKind" TEXT NOT NULL,
    "SubjectId" TEXT NULL,
    "Detail" TEXT NULL,
    "Mac" BLOB NOT NULL,
    "Position" INTEGER NULL,
    "Hash" BLOB NULL
);

-- How far the file of seals was seen to reach.
CREATE TABLE "AuditSealing" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditSealing" PRIMARY KEY,
    "WrittenTo" INTEGER NOT NULL
);

INSERT INTO "AuditSealing" VALUES (1, 0);

CREATE INDEX "IX_AuditEntries_At_Id" ON "AuditEntries" ("At", "Id") WHERE "Position" IS NULL;

CREATE UNIQUE INDEX "IX_AuditEntries_Position" ON "AuditEntries" ("Position");
