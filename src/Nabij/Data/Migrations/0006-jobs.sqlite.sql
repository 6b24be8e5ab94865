-- Work that the program does by itself.
CREATE TABLE "Jobs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Jobs" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NULL,
    "SubjectId" TEXT NULL,
    "AddedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "LeaseUntil" INTEGER NULL,
    "Fence" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "LastFailure" TEXT NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL
);

CREATE UNIQUE INDEX "IX_Jobs_Key" ON "Jobs" ("Key");

CREATE INDEX "IX_Jobs_State_Kind_DueAt_Id" ON "Jobs" ("State", "Kind", "DueAt", "Id");

CREATE INDEX "IX_Jobs_SubjectId" ON "Jobs" ("SubjectId");
