-- Addresses of confidential locations, sealed; read by no directory query.
CREATE TABLE "SealedAddresses" (
    "Id" uuid NOT NULL,
    "Address" bytea NOT NULL,
    "SealedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SealedAddresses" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_SealedAddresses_Locations_Id" FOREIGN KEY ("Id") REFERENCES "Locations" ("Id") ON DELETE CASCADE
);
