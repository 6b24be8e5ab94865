-- When the telephones, mail and web addresses of an entry were looked at last, and which of them failed.
CREATE TABLE "ContactChecks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ContactChecks" PRIMARY KEY,
    "LookedOn" TEXT NOT NULL,
    "LookOn" TEXT NOT NULL,
    "IsSilent" INTEGER NOT NULL,
    "Findings" TEXT NOT NULL,
    CONSTRAINT "FK_ContactChecks_Services_Id" FOREIGN KEY ("Id") REFERENCES "Services" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_ContactChecks_LookOn_Id" ON "ContactChecks" ("LookOn", "Id");

CREATE INDEX "IX_ContactChecks_IsSilent" ON "ContactChecks" ("IsSilent");
