-- Whom to ask whether an entry still holds, which entries were looked for, lines of a danger that failed their check, and seasons of looking at many.
CREATE TABLE "OwnerContacts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OwnerContacts" PRIMARY KEY,
    "Channel" TEXT NOT NULL,
    "Address" BLOB NULL,
    "Language" TEXT NOT NULL,
    "AskedOn" TEXT NULL,
    "AnsweredOn" TEXT NULL,
    "LookOn" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_OwnerContacts_Services_Id" FOREIGN KEY ("Id") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE TABLE "OwnerLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OwnerLinks" PRIMARY KEY,
    "ServiceId" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    CONSTRAINT "FK_OwnerLinks_Services_ServiceId" FOREIGN KEY ("ServiceId") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE TABLE "LookedFor" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LookedFor" PRIMARY KEY,
    "LastOn" TEXT NOT NULL,
    CONSTRAINT "FK_LookedFor_Services_Id" FOREIGN KEY ("Id") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE TABLE "LineAlarms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LineAlarms" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "ById" TEXT NOT NULL,
    "HiddenAt" INTEGER NULL,
    CONSTRAINT "FK_LineAlarms_Services_Id" FOREIGN KEY ("Id") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Campaigns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Campaigns" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Territory" TEXT NULL,
    "Theme" TEXT NULL,
    "StartsOn" TEXT NOT NULL,
    "EndsOn" TEXT NOT NULL
);

CREATE INDEX "IX_OwnerContacts_LookOn_Id" ON "OwnerContacts" ("LookOn", "Id");

CREATE UNIQUE INDEX "IX_OwnerLinks_TokenHash" ON "OwnerLinks" ("TokenHash");

CREATE INDEX "IX_OwnerLinks_ServiceId" ON "OwnerLinks" ("ServiceId");

CREATE INDEX "IX_OwnerLinks_MadeAt" ON "OwnerLinks" ("MadeAt");

CREATE INDEX "IX_Campaigns_EndsOn" ON "Campaigns" ("EndsOn");

CREATE INDEX "IX_Services_Status_Key" ON "Services" ("Status", "Key");
