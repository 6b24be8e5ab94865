-- Photos sent with a report: a picture made anew, sealed. Each goes with its report, and sooner when that is handled.
CREATE TABLE "CorrectionPhotos" (
    "Id" uuid NOT NULL,
    "Picture" bytea NOT NULL,
    CONSTRAINT "PK_CorrectionPhotos" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_CorrectionPhotos_Corrections_Id" FOREIGN KEY ("Id") REFERENCES "Corrections" ("Id") ON DELETE CASCADE
);
