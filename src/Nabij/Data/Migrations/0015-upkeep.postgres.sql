-- Whom to ask whether an entry still holds, which entries were looked for, lines of a danger that failed their check, and seasons of looking at many.
CREATE TABLE "OwnerContacts" (
    "Id" uuid NOT NULL,
    "Channel" character varying(10) NOT NULL,
    "Address" bytea,
    "Language" character varying(2) NOT NULL,
    "AskedOn" date,
    "AnsweredOn" date,
    "LookOn" date NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_OwnerContacts" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_OwnerContacts_Services_Id" FOREIGN KEY ("Id") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE TABLE "OwnerLinks" (
    "Id" uuid NOT NULL,
    "ServiceId" uuid NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_OwnerLinks" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_OwnerLinks_Services_ServiceId" FOREIGN KEY ("ServiceId") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE TABLE "LookedFor" (
    "Id" uuid NOT NULL,
    "LastOn" date NOT NULL,
    CONSTRAINT "PK_LookedFor" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_LookedFor_Services_Id" FOREIGN KEY ("Id") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE TABLE "LineAlarms" (
    "Id" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ById" uuid NOT NULL,
    "HiddenAt" timestamp with time zone,
    CONSTRAINT "PK_LineAlarms" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_LineAlarms_Services_Id" FOREIGN KEY ("Id") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Campaigns" (
    "Id" uuid NOT NULL,
    "Name" character varying(100) NOT NULL,
    "Territory" character varying(80),
    "Theme" character varying(80),
    "StartsOn" date NOT NULL,
    "EndsOn" date NOT NULL,
    CONSTRAINT "PK_Campaigns" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_OwnerContacts_LookOn_Id" ON "OwnerContacts" ("LookOn", "Id");

CREATE UNIQUE INDEX "IX_OwnerLinks_TokenHash" ON "OwnerLinks" ("TokenHash");

CREATE INDEX "IX_OwnerLinks_ServiceId" ON "OwnerLinks" ("ServiceId");

CREATE INDEX "IX_OwnerLinks_MadeAt" ON "OwnerLinks" ("MadeAt");

CREATE INDEX "IX_Campaigns_EndsOn" ON "Campaigns" ("EndsOn");

CREATE INDEX "IX_Services_Status_Key" ON "Services" ("Status", "Key");
