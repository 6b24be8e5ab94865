-- Messages to people, until they left. Addresses and links are sealed.
CREATE TABLE "Messages" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Messages" PRIMARY KEY,
    "KeyHash" TEXT NULL,
    "Channel" TEXT NOT NULL,
    "Template" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Address" BLOB NULL,
    "AddressPrint" TEXT NULL,
    "Path" BLOB NULL,
    "Urgent" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "NotBefore" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "EndedAt" INTEGER NULL,
    "Failure" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE INDEX "IX_Messages_AddressPrint" ON "Messages" ("AddressPrint");

CREATE UNIQUE INDEX "IX_Messages_KeyHash" ON "Messages" ("KeyHash");

CREATE INDEX "IX_Messages_State_CreatedAt_Id" ON "Messages" ("State", "CreatedAt", "Id");
