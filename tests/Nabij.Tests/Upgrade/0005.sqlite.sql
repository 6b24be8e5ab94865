-- What the program of migration 0005 left in SQLite.
PRAGMA foreign_keys = OFF;
CREATE TABLE "Boundaries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Boundaries" PRIMARY KEY,
    "Shape" BLOB NOT NULL,
    CONSTRAINT "FK_Boundaries_Territories_Id" FOREIGN KEY ("Id") REFERENCES "Territories" ("Id") ON DELETE CASCADE
);
CREATE TABLE "BoundarySets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BoundarySets" PRIMARY KEY,
    "Source" TEXT NULL,
    "Dated" TEXT NULL,
    "ImportedAt" INTEGER NOT NULL,
    "MakesTerritories" INTEGER NOT NULL,
    CONSTRAINT "FK_BoundarySets_TerritorySchemes_Id" FOREIGN KEY ("Id") REFERENCES "TerritorySchemes" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Corrections" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Corrections" PRIMARY KEY,
    "Reference" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "Entry" TEXT NOT NULL,
    "EntryVersion" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "SentAt" INTEGER NOT NULL,
    "Mail" BLOB NULL,
    "HandledAt" INTEGER NULL
);
INSERT INTO "Corrections" VALUES('01A203F9-2C46-7082-832F-833142208A7B','CVTCMQ','e27d652ed3b949c04a125a86536ff4ec7f1607ccf369d35f5aa34fcb746a6dcf','lines/listening-line',1,'nl','Hours','De uren zijn anders: 9 € — “nu”.',662065056000000000,X'017EB023569F9C4C83EEA25BDE4C3A59801BC5EA862C146635C8B69D5578149ED8160504988A3EC2E5B7FBB5B3041906',NULL);
CREATE TABLE "DirectoryChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DirectoryChanges" PRIMARY KEY,
    "Commit" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Row" TEXT NOT NULL,
    "RowId" TEXT NOT NULL
);
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FAE8-73BF-9E09-29489FA41E74','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'TerritoryScheme','7AB92507-0503-54A0-A9D5-8E21B39F743C');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-71D5-9214-B72137B2ADD3','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'TerritoryScheme','C8610284-5B75-5F6B-88EF-5FF3F2B5BC98');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-71F0-85C1-FF3140587243','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'TerritoryLink','698F2855-F269-5DF0-B36B-B860595905C8');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-72B6-9C5B-C88A095B83F5','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Location','AF2858D1-1B08-59BE-BF06-1F3C91132EE6');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-72C7-BE8F-880A64459C44','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'TaxonomyTerm','889D1821-A067-5BF6-8816-B7014E8E4BFC');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-737D-9B6A-8DFE3EDA0687','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'RegionDocument','78063E87-300F-5905-8E0A-394BFD267211');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-73B5-8446-04212D674D59','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Service','FACD504C-6934-598E-9289-107672241FE2');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-74A6-B5A0-9603777732A9','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Service','EE518DD2-CF70-5A92-8DD8-4F5C1167292F');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-74BF-BC34-9BF0D83EB917','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'RegionDocument','EE35AD24-CE4F-5BBF-B99D-D60C36FE84F7');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7689-AE67-1EFB40BC2130','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'RegionDocument','DDE6E240-DC77-5786-B9C5-12CDD79B46BE');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-76D8-8911-1C85029395B9','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Territory','6CC70A9A-4900-56CF-991C-3205A486811F');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-770E-A93D-1DBE7DEAA834','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Service','BBBD5F74-17C7-5616-AE16-B7A0222868B6');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7764-9FB3-2F9DDEAFAB49','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Location','4BFCCD6C-14BC-594E-8D4C-0E064EB71ED7');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-776B-8C74-1C264BDEAD07','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'RegionDocument','F5EF5F76-448B-5BFE-B1CE-2626C2863FE4');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7798-BB8D-2C0A8119CD23','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Organization','027E94CC-4037-57A9-9E19-E249C1D66EEF');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-77A9-A99A-97BDD975C6EF','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'RegionDocument','86D74237-9580-5257-B199-69640BC14A4E');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-780B-8DE9-1F8E4CA2A31E','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'TerritoryLink','BD825554-DA2C-55A1-B8EB-77DE5D52557B');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7893-A151-29D34C02E85E','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'RegionDocument','CFA7C16E-A13D-51A9-ABAA-85388D1112D0');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7981-A435-682A9C03E8C5','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'TaxonomyTerm','76937063-A128-53C0-B617-08436F9380C1');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7A1E-B181-25CD444776C3','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'RegionDocument','48246D48-6424-5965-826A-1AB416839287');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7A54-AF17-306D13800B57','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'TerritoryScheme','2F233F75-EACE-5279-A328-2FE7328FB92C');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7BDE-B7A4-B3E0469A3454','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Organization','861F6A8F-D3EA-5BC5-BE14-9CE22F8B9AD9');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7DC7-851C-654B251C787A','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Territory','CA0B95DF-F0E4-5E50-A39A-E0DC8D74E96B');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7DCE-A13C-806748CE0764','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'ServiceAtLocation','1BB71242-6257-59E7-8DA7-FA03489BBF35');
INSERT INTO "DirectoryChanges" VALUES('01A203F8-FB0C-7FB6-9008-6413413C7F35','01A203F8-FAE4-74D0-B589-DBCAD6FA9A33',1,'Territory','D32E9AC0-D7CE-5F38-ABE3-A542E55B9B38');
CREATE TABLE "DirectoryCounter" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DirectoryCounter" PRIMARY KEY,
    "Number" INTEGER NOT NULL
);
INSERT INTO "DirectoryCounter" VALUES(1,1);
CREATE TABLE "DirectoryHistory" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DirectoryHistory" PRIMARY KEY,
    "RowId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Who" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "PatchBack" TEXT NULL
);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F84C-743A-963E-7BB5FD39022C','889D1821-A067-5BF6-8816-B7014E8E4BFC',1,639309597778682860,'region files','added','guide-home-2025',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F86C-7670-A3F1-5DF15EA1BEB0','76937063-A128-53C0-B617-08436F9380C1',1,639309597779010070,'region files','added','guide',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F8B8-7405-874E-45AE23105549','027E94CC-4037-57A9-9E19-E249C1D66EEF',1,639309597779762530,'region files','added','guide',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F8B8-7AFD-BC4B-6623852C77CC','861F6A8F-D3EA-5BC5-BE14-9CE22F8B9AD9',1,639309597779766920,'region files','added','guide',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F929-76A7-BBF1-CD6B4E3324FF','EE518DD2-CF70-5A92-8DD8-4F5C1167292F',1,639309597780891260,'region files','added','guide',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F92A-70AE-81A4-E9323F694455','FACD504C-6934-598E-9289-107672241FE2',1,639309597780906810,'region files','added','guide',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F92A-7F22-8FE5-210503268CA6','BBBD5F74-17C7-5616-AE16-B7A0222868B6',1,639309597780905550,'region files','added','guide',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F970-758D-8994-A08F8511B1C1','AF2858D1-1B08-59BE-BF06-1F3C91132EE6',1,639309597781607890,'region files','added','guide',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F970-7633-BC73-96BC6CB3D23C','4BFCCD6C-14BC-594E-8D4C-0E064EB71ED7',1,639309597781601780,'region files','added','guide',NULL);
INSERT INTO "DirectoryHistory" VALUES('01A203F8-F9C3-7BEA-9F58-2DB637CBD8AA','1BB71242-6257-59E7-8DA7-FA03489BBF35',1,639309597782438730,'region files','added','guide',NULL);
CREATE TABLE "Locations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Locations" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Locations" VALUES('4BFCCD6C-14BC-594E-8D4C-0E064EB71ED7','refuge-house','Active',NULL,'guide','2025-10-01',1,'{"confidential":true,"region":"region:here"}');
INSERT INTO "Locations" VALUES('AF2858D1-1B08-59BE-BF06-1F3C91132EE6','open-house','Active',NULL,'guide','2025-10-01',1,'{"street":{"fr":{"text":"Rue Ouverte 1","status":"original"},"nl":{"text":"Openstraat 1","status":"original"}},"postcode":"1000","city":{"fr":{"text":"Ici","status":"original"},"nl":{"text":"Hier","status":"original"}},"latitude":50.85,"longitude":4.35,"confidential":false}');
CREATE TABLE "NeedHiddenCounts" (
    "Fingerprint" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_NeedHiddenCounts" PRIMARY KEY ("Fingerprint", "Day")
) WITHOUT ROWID;
INSERT INTO "NeedHiddenCounts" VALUES('cca6c418f858227b124959b401bf7a4a','2026-11-22',12);
CREATE TABLE "NeedSignals" (
    "Word" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "Municipality" TEXT NOT NULL,
    "Neighbourhood" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_NeedSignals" PRIMARY KEY ("Word", "Language", "Municipality", "Neighbourhood", "Source", "Day")
) WITHOUT ROWID;
CREATE TABLE "Organizations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organizations" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Organizations" VALUES('027E94CC-4037-57A9-9E19-E249C1D66EEF','house-one','Active',NULL,'guide','2025-10-01',1,'{"name":{"fr":{"text":"Maison Un","status":"original"},"nl":{"text":"Huis Een","status":"original"}},"alternate_names":[],"identifiers":[{"scheme":"sociaal.brussels/organisation","value":"4711"}],"phones":[],"outside":false,"service_areas":[],"source_section":"1"}');
INSERT INTO "Organizations" VALUES('861F6A8F-D3EA-5BC5-BE14-9CE22F8B9AD9','house-two','Active',NULL,'guide','2025-10-01',1,'{"name":{"fr":{"text":"Maison Deux","status":"original"},"nl":{"text":"Huis Twee","status":"original"}},"alternate_names":[],"identifiers":[],"phones":[],"outside":false,"service_areas":[]}');
CREATE TABLE "RegionDocuments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegionDocuments" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Json" TEXT NOT NULL
);
INSERT INTO "RegionDocuments" VALUES('48246D48-6424-5965-826A-1AB416839287','words','[{"language":"nl","phrases":["zuster aan huis"],"kinds":["346"],"entries":[],"strength":1,"understood":false}]');
INSERT INTO "RegionDocuments" VALUES('78063E87-300F-5905-8E0A-394BFD267211','digest','51c949d5140284da8e27f4840c0fe011fb495c210c49553616d98bf714841845');
INSERT INTO "RegionDocuments" VALUES('86D74237-9580-5257-B199-69640BC14A4E','situations','[]');
INSERT INTO "RegionDocuments" VALUES('CFA7C16E-A13D-51A9-ABAA-85388D1112D0','sources','[{"id":"guide","name":{"fr":{"text":"Un guide","status":"original"},"nl":{"text":"Een gids","status":"original"}},"dated":"2025-10"}]');
INSERT INTO "RegionDocuments" VALUES('DDE6E240-DC77-5786-B9C5-12CDD79B46BE','dangers','[{"code":"life","name":{"fr":{"text":"Vie en danger","status":"original"},"nl":{"text":"Leven in gevaar","status":"original"}},"always":true,"lines":{"nl":["listening-line"],"fr":["listening-line"],"en":["listening-line"]},"words":{"nl":["brand"],"fr":["incendie"],"en":["fire"]},"harmless":{}}]');
INSERT INTO "RegionDocuments" VALUES('EE35AD24-CE4F-5BBF-B99D-D60C36FE84F7','moments','[]');
INSERT INTO "RegionDocuments" VALUES('F5EF5F76-448B-5BFE-B1CE-2626C2863FE4','doors','{"all":[{"code":"gp","name":{"fr":{"text":"Votre médecin","status":"original"},"nl":{"text":"Uw huisarts","status":"original"}},"lines":[],"audience":"everyone"}],"nothing_found":["gp"],"instead_of_professionals":[],"nothing_found_lines":["listening-line"]}');
CREATE TABLE "SchemaVersion" ("Name" varchar(200) NOT NULL PRIMARY KEY);
INSERT INTO "SchemaVersion" VALUES('0001-directory.sqlite.sql');
INSERT INTO "SchemaVersion" VALUES('0002-boundaries.sqlite.sql');
INSERT INTO "SchemaVersion" VALUES('0003-confidential.sqlite.sql');
INSERT INTO "SchemaVersion" VALUES('0004-corrections.sqlite.sql');
INSERT INTO "SchemaVersion" VALUES('0005-signals.sqlite.sql');
CREATE TABLE "SealedAddresses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SealedAddresses" PRIMARY KEY,
    "Address" BLOB NOT NULL,
    "SealedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_SealedAddresses_Locations_Id" FOREIGN KEY ("Id") REFERENCES "Locations" ("Id") ON DELETE CASCADE
);
INSERT INTO "SealedAddresses" VALUES('4BFCCD6C-14BC-594E-8D4C-0E064EB71ED7',X'015520A077E94702567491D603BDBE6FE2A8D8F00550D463BD9BF30C648E4DF0882E9BBE949FAAA87D0A0D2D57B32DF6',639309597826690920);
CREATE TABLE "Services" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Services" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "OrganizationId" TEXT NULL,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL,
    CONSTRAINT "FK_Services_Organizations_OrganizationId" FOREIGN KEY ("OrganizationId") REFERENCES "Organizations" ("Id") ON DELETE RESTRICT
);
INSERT INTO "Services" VALUES('BBBD5F74-17C7-5616-AE16-B7A0222868B6','Informal',NULL,'sewing-table','Active',NULL,'guide','2025-10-01',1,'{"name":{"en":{"text":"Sewing table","status":"original"},"fr":{"text":"Table de couture","status":"original"},"nl":{"text":"Naaitafel","status":"original"}},"alternate_names":[],"identifiers":[],"summary":{"en":{"text":"Sewing together.","status":"original"},"fr":{"text":"Coudre ensemble.","status":"original"},"nl":{"text":"Samen naaien.","status":"original"}},"conditions":[],"level":"general","audience":"everyone","phones":[],"channels":[],"languages":[],"kinds":["346"],"themes":[],"situations":[],"ages":[],"urgency":[],"service_areas":["nis:21099"],"questions":[],"thresholds":{},"outside":false}');
INSERT INTO "Services" VALUES('FACD504C-6934-598E-9289-107672241FE2','Service',NULL,'refuge','Active',NULL,'guide','2025-10-01',1,'{"name":{"en":{"text":"Refuge","status":"original"},"fr":{"text":"Refuge","status":"original"},"nl":{"text":"Vluchthuis","status":"original"}},"alternate_names":[],"identifiers":[],"summary":{"fr":{"text":"Un lieu sûr.","status":"original"},"nl":{"text":"Een veilige plek.","status":"original"}},"conditions":[],"level":"general","audience":"everyone","phones":[{"number":"02 222 33 44"}],"channels":[],"languages":[],"kinds":[],"themes":[],"situations":[],"ages":[],"urgency":[],"service_areas":["region:here"],"questions":[],"thresholds":{},"outside":false}');
INSERT INTO "Services" VALUES('EE518DD2-CF70-5A92-8DD8-4F5C1167292F','Helpline','027E94CC-4037-57A9-9E19-E249C1D66EEF','listening-line','Active',NULL,'guide','2025-10-01',1,'{"name":{"en":{"text":"Listening line","status":"original"},"fr":{"text":"Ligne d\u0027écoute","status":"original"},"nl":{"text":"Luisterlijn","status":"original"}},"alternate_names":[],"identifiers":[],"summary":{"en":{"text":"Someone listens.","status":"original"},"fr":{"text":"Quelqu\u0027un écoute.","status":"original"},"nl":{"text":"Iemand luistert.","status":"original"}},"conditions":[],"level":"general","audience":"everyone","phones":[{"number":"02 111 22 33"}],"channels":[],"languages":[],"opening_hours":"Mo,Tu 09:00-17:00","kinds":[],"themes":[],"situations":[],"ages":[],"urgency":[],"service_areas":["region:here"],"questions":[{"en":{"text":"I feel lonely. Who listens?","status":"original"},"fr":{"text":"Je me sens seul. Qui écoute ?","status":"original"},"nl":{"text":"Ik voel me alleen. Wie luistert?","status":"original"}}],"thresholds":{},"outside":false}');
CREATE TABLE "ServicesAtLocations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ServicesAtLocations" PRIMARY KEY,
    "ServiceId" TEXT NOT NULL,
    "LocationId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL,
    CONSTRAINT "FK_ServicesAtLocations_Locations_LocationId" FOREIGN KEY ("LocationId") REFERENCES "Locations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ServicesAtLocations_Services_ServiceId" FOREIGN KEY ("ServiceId") REFERENCES "Services" ("Id") ON DELETE RESTRICT
);
INSERT INTO "ServicesAtLocations" VALUES('1BB71242-6257-59E7-8DA7-FA03489BBF35','FACD504C-6934-598E-9289-107672241FE2','4BFCCD6C-14BC-594E-8D4C-0E064EB71ED7','refuge--refuge-house','Active',NULL,'guide','2025-10-01',1,'{"phones":[]}');
CREATE TABLE "TaxonomyTerms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TaxonomyTerms" PRIMARY KEY,
    "Type" TEXT NOT NULL,
    "Scheme" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "CheckedOn" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "TaxonomyTerms" VALUES('76937063-A128-53C0-B617-08436F9380C1','Kind','sociaal.brussels','346','Active',NULL,'guide','2025-10-01',1,'{"name":{"en":{"text":"Home nursing","status":"original"},"fr":{"text":"Soins infirmiers à domicile","status":"original"},"nl":{"text":"Thuisverpleging","status":"original"}},"alternate_names":[],"same_as":[],"themes":["care"],"situations":[],"ages":[],"urgency":[],"order":1,"level":"general","summary":{"en":{"text":"A nurse at home.","status":"original"},"fr":{"text":"Un infirmier chez vous.","status":"original"},"nl":{"text":"Een verpleegkundige thuis.","status":"original"}},"conditions":[],"audience":"everyone","channels":[],"thresholds":{},"doors":[]}');
INSERT INTO "TaxonomyTerms" VALUES('889D1821-A067-5BF6-8816-B7014E8E4BFC','Theme','nabij','care','Active',NULL,'guide-home-2025',NULL,1,'{"name":{"en":{"text":"Care","status":"original"},"fr":{"text":"Soins","status":"original"},"nl":{"text":"Zorg","status":"original"}},"alternate_names":[],"same_as":[],"themes":[],"situations":[],"ages":[],"urgency":[],"order":0,"sign":"care","level":"general","conditions":[],"audience":"everyone","channels":[],"thresholds":{},"doors":[]}');
CREATE TABLE "Territories" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Territories" PRIMARY KEY,
    "SchemeId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Document" TEXT NOT NULL,
    CONSTRAINT "FK_Territories_TerritorySchemes_SchemeId" FOREIGN KEY ("SchemeId") REFERENCES "TerritorySchemes" ("Id") ON DELETE RESTRICT
);
INSERT INTO "Territories" VALUES('6CC70A9A-4900-56CF-991C-3205A486811F','C8610284-5B75-5F6B-88EF-5FF3F2B5BC98','region:here','{"name":{"fr":{"text":"Ici","status":"original"},"nl":{"text":"Hier","status":"original"}},"other_names":{},"indicators":{}}');
INSERT INTO "Territories" VALUES('CA0B95DF-F0E4-5E50-A39A-E0DC8D74E96B','2F233F75-EACE-5279-A328-2FE7328FB92C','nis:21099','{"name":{"fr":{"text":"Petit-Village","status":"original"},"nl":{"text":"Kleindorp","status":"original"}},"other_names":{},"indicators":{}}');
INSERT INTO "Territories" VALUES('D32E9AC0-D7CE-5F38-ABE3-A542E55B9B38','7AB92507-0503-54A0-A9D5-8E21B39F743C','district:water','{"name":{"fr":{"text":"Rivière","status":"original"},"nl":{"text":"Rivier","status":"original"}},"other_names":{},"latitude":50.12,"longitude":4.65,"indicators":{}}');
CREATE TABLE "TerritoryLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TerritoryLinks" PRIMARY KEY,
    "PartId" TEXT NOT NULL,
    "WholeId" TEXT NOT NULL,
    "Certainty" TEXT NOT NULL,
    CONSTRAINT "FK_TerritoryLinks_Territories_PartId" FOREIGN KEY ("PartId") REFERENCES "Territories" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TerritoryLinks_Territories_WholeId" FOREIGN KEY ("WholeId") REFERENCES "Territories" ("Id") ON DELETE RESTRICT
);
INSERT INTO "TerritoryLinks" VALUES('698F2855-F269-5DF0-B36B-B860595905C8','CA0B95DF-F0E4-5E50-A39A-E0DC8D74E96B','6CC70A9A-4900-56CF-991C-3205A486811F','Certain');
INSERT INTO "TerritoryLinks" VALUES('BD825554-DA2C-55A1-B8EB-77DE5D52557B','D32E9AC0-D7CE-5F38-ABE3-A542E55B9B38','CA0B95DF-F0E4-5E50-A39A-E0DC8D74E96B','Certain');
CREATE TABLE "TerritorySchemes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TerritorySchemes" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Level" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Dated" TEXT NULL,
    "Source" TEXT NOT NULL
);
INSERT INTO "TerritorySchemes" VALUES('2F233F75-EACE-5279-A328-2FE7328FB92C','nis','Municipality','{"fr":{"text":"Communes","status":"original"},"nl":{"text":"Gemeenten","status":"original"}}',NULL,'guide');
INSERT INTO "TerritorySchemes" VALUES('7AB92507-0503-54A0-A9D5-8E21B39F743C','district','Neighbourhood','{"fr":{"text":"Quartiers","status":"original"},"nl":{"text":"Wijken","status":"original"}}',NULL,'guide');
INSERT INTO "TerritorySchemes" VALUES('C8610284-5B75-5F6B-88EF-5FF3F2B5BC98','region','Region','{"fr":{"text":"Région","status":"original"},"nl":{"text":"Gewest","status":"original"}}',NULL,'guide');
CREATE INDEX "IX_DirectoryChanges_Commit" ON "DirectoryChanges" ("Commit");
CREATE INDEX "IX_DirectoryChanges_Number" ON "DirectoryChanges" ("Number");
CREATE UNIQUE INDEX "IX_DirectoryHistory_RowId_Version" ON "DirectoryHistory" ("RowId", "Version");
CREATE UNIQUE INDEX "IX_Locations_Key" ON "Locations" ("Key");
CREATE INDEX "IX_Locations_OwnerId" ON "Locations" ("OwnerId");
CREATE UNIQUE INDEX "IX_Organizations_Key" ON "Organizations" ("Key");
CREATE INDEX "IX_Organizations_OwnerId" ON "Organizations" ("OwnerId");
CREATE UNIQUE INDEX "IX_RegionDocuments_Name" ON "RegionDocuments" ("Name");
CREATE UNIQUE INDEX "IX_Services_Key" ON "Services" ("Key");
CREATE INDEX "IX_Services_OrganizationId" ON "Services" ("OrganizationId");
CREATE INDEX "IX_Services_OwnerId" ON "Services" ("OwnerId");
CREATE UNIQUE INDEX "IX_ServicesAtLocations_Key" ON "ServicesAtLocations" ("Key");
CREATE INDEX "IX_ServicesAtLocations_LocationId" ON "ServicesAtLocations" ("LocationId");
CREATE INDEX "IX_ServicesAtLocations_OwnerId" ON "ServicesAtLocations" ("OwnerId");
CREATE INDEX "IX_ServicesAtLocations_ServiceId" ON "ServicesAtLocations" ("ServiceId");
CREATE INDEX "IX_TaxonomyTerms_OwnerId" ON "TaxonomyTerms" ("OwnerId");
CREATE UNIQUE INDEX "IX_TaxonomyTerms_Type_Key" ON "TaxonomyTerms" ("Type", "Key");
CREATE UNIQUE INDEX "IX_Territories_Code" ON "Territories" ("Code");
CREATE INDEX "IX_Territories_SchemeId" ON "Territories" ("SchemeId");
CREATE UNIQUE INDEX "IX_TerritoryLinks_PartId_WholeId" ON "TerritoryLinks" ("PartId", "WholeId");
CREATE INDEX "IX_TerritoryLinks_WholeId" ON "TerritoryLinks" ("WholeId");
CREATE UNIQUE INDEX "IX_TerritorySchemes_Code" ON "TerritorySchemes" ("Code");
CREATE UNIQUE INDEX "IX_Corrections_Reference" ON "Corrections" ("Reference");
CREATE INDEX "IX_Corrections_SentAt" ON "Corrections" ("SentAt");
CREATE UNIQUE INDEX "IX_Corrections_TokenHash" ON "Corrections" ("TokenHash");
CREATE INDEX "IX_NeedHiddenCounts_Day" ON "NeedHiddenCounts" ("Day");
CREATE INDEX "IX_NeedSignals_Day" ON "NeedSignals" ("Day");
PRAGMA foreign_keys = ON;
