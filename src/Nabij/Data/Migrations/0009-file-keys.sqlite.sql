-- Keys of persons' files, each sealed with a key of the ring.
CREATE TABLE "FileKeys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FileKeys" PRIMARY KEY,
    "Key" BLOB NOT NULL
);
