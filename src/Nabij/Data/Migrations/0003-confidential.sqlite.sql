-- Addresses of confidential locations, sealed; read by no directory query.
CREATE TABLE "SealedAddresses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SealedAddresses" PRIMARY KEY,
    "Address" BLOB NOT NULL,
    "SealedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_SealedAddresses_Locations_Id" FOREIGN KEY ("Id") REFERENCES "Locations" ("Id") ON DELETE CASCADE
);
