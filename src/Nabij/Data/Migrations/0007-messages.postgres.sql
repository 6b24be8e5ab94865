-- Messages to people, until they left. Addresses and links are sealed.
CREATE TABLE "Messages" (
    "Id" uuid NOT NULL,
    "KeyHash" character varying(64),
    "Channel" character varying(10) NOT NULL,
    "Template" character varying(60) NOT NULL,
    "Language" character varying(2) NOT NULL,
    "Address" bytea,
    "AddressPrint" character varying(32),
    "Path" bytea,
    "Urgent" boolean NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "NotBefore" timestamp with time zone NOT NULL,
    "State" character varying(10) NOT NULL,
    "EndedAt" timestamp with time zone,
    "Failure" character varying(100),
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Messages" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_Messages_AddressPrint" ON "Messages" ("AddressPrint");

CREATE UNIQUE INDEX "IX_Messages_KeyHash" ON "Messages" ("KeyHash");

CREATE INDEX "IX_Messages_State_CreatedAt_Id" ON "Messages" ("State", "CreatedAt", "Id");
