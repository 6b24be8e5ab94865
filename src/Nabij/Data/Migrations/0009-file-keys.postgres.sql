-- Keys of persons' files, each sealed with a key of the ring.
CREATE TABLE "FileKeys" (
    "Id" uuid NOT NULL,
    "Key" bytea NOT NULL,
    CONSTRAINT "PK_FileKeys" PRIMARY KEY ("Id")
);
