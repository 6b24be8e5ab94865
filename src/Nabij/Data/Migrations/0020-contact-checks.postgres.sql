-- When the telephones, mail and web addresses of an entry were looked at last, and which of them failed.
CREATE TABLE "ContactChecks" (
    "Id" uuid NOT NULL,
    "LookedOn" date NOT NULL,
    "LookOn" date NOT NULL,
    "IsSilent" boolean NOT NULL,
    "Findings" text NOT NULL,
    CONSTRAINT "PK_ContactChecks" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_ContactChecks_Services_Id" FOREIGN KEY ("Id") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ContactChecks_LookOn_Id" ON "ContactChecks" ("LookOn", "Id");

CREATE INDEX "IX_ContactChecks_IsSilent" ON "ContactChecks" ("IsSilent");
