-- What the program of migration 0005 left in PostgreSQL.
CREATE TABLE "Boundaries" (
    "Id" uuid NOT NULL,
    "Shape" bytea NOT NULL
);
CREATE TABLE "BoundarySets" (
    "Id" uuid NOT NULL,
    "Source" character varying(200),
    "Dated" character varying(10),
    "ImportedAt" timestamp with time zone NOT NULL,
    "MakesTerritories" boolean NOT NULL
);
CREATE TABLE "Corrections" (
    "Id" uuid NOT NULL,
    "Reference" character varying(10) NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "Entry" character varying(100) NOT NULL,
    "EntryVersion" integer NOT NULL,
    "Language" character varying(2) NOT NULL,
    "Part" character varying(20) NOT NULL,
    "Words" character varying(1000) NOT NULL,
    "SentAt" timestamp with time zone NOT NULL,
    "Mail" bytea,
    "HandledAt" timestamp with time zone
);
CREATE TABLE "DirectoryChanges" (
    "Id" uuid NOT NULL,
    "Commit" uuid NOT NULL,
    "Number" bigint NOT NULL,
    "Row" character varying(40) NOT NULL,
    "RowId" uuid NOT NULL
);
CREATE TABLE "DirectoryCounter" (
    "Id" integer NOT NULL,
    "Number" bigint NOT NULL
);
CREATE TABLE "DirectoryHistory" (
    "Id" uuid NOT NULL,
    "RowId" uuid NOT NULL,
    "Version" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Who" character varying(100) NOT NULL,
    "Why" character varying(200) NOT NULL,
    "Source" character varying(60) NOT NULL,
    "PatchBack" text
);
CREATE TABLE "Locations" (
    "Id" uuid NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL
);
CREATE TABLE "NeedHiddenCounts" (
    "Fingerprint" character varying(32) NOT NULL,
    "Day" date NOT NULL,
    "Count" integer NOT NULL
);
CREATE TABLE "NeedSignals" (
    "Word" character varying(40) NOT NULL,
    "Language" character varying(3) NOT NULL,
    "Municipality" character varying(80) NOT NULL,
    "Neighbourhood" character varying(80) NOT NULL,
    "Source" character varying(10) NOT NULL,
    "Day" date NOT NULL,
    "Count" integer NOT NULL
);
CREATE TABLE "Organizations" (
    "Id" uuid NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL
);
CREATE TABLE "RegionDocuments" (
    "Id" uuid NOT NULL,
    "Name" character varying(40) NOT NULL,
    "Json" text NOT NULL
);
CREATE TABLE "SchemaVersion" (
    "Name" character varying(200) NOT NULL
);
CREATE TABLE "SealedAddresses" (
    "Id" uuid NOT NULL,
    "Address" bytea NOT NULL,
    "SealedAt" timestamp with time zone NOT NULL
);
CREATE TABLE "Services" (
    "Id" uuid NOT NULL,
    "Type" character varying(20) NOT NULL,
    "OrganizationId" uuid,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL
);
CREATE TABLE "ServicesAtLocations" (
    "Id" uuid NOT NULL,
    "ServiceId" uuid NOT NULL,
    "LocationId" uuid NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL
);
CREATE TABLE "TaxonomyTerms" (
    "Id" uuid NOT NULL,
    "Type" character varying(20) NOT NULL,
    "Scheme" character varying(40) NOT NULL,
    "Key" character varying(80) NOT NULL,
    "Status" character varying(20) NOT NULL,
    "OwnerId" uuid,
    "Source" character varying(60) NOT NULL,
    "CheckedOn" date,
    "Version" integer NOT NULL,
    "Document" text NOT NULL
);
CREATE TABLE "Territories" (
    "Id" uuid NOT NULL,
    "SchemeId" uuid NOT NULL,
    "Code" character varying(80) NOT NULL,
    "Document" text NOT NULL
);
CREATE TABLE "TerritoryLinks" (
    "Id" uuid NOT NULL,
    "PartId" uuid NOT NULL,
    "WholeId" uuid NOT NULL,
    "Certainty" character varying(20) NOT NULL
);
CREATE TABLE "TerritorySchemes" (
    "Id" uuid NOT NULL,
    "Code" character varying(40) NOT NULL,
    "Level" character varying(20) NOT NULL,
    "Name" text NOT NULL,
    "Dated" character varying(10),
    "Source" character varying(60) NOT NULL
);
INSERT INTO "Corrections" VALUES ('01a203f9-7152-7607-aa63-6e79e8b452d8', 'GMZG3X', 'd72b8a81b2e27ed1812b9b56e4380f6ef1d09458c86441664d9917896733ca7d', 'lines/listening-line', 1, 'nl', 'Hours', 'De uren zijn anders: 9 € — “nu”.', '2099-01-01 00:00:00+00', '\x019c31320c5773dd8c044efde820105e7fcca6261c3c0460ed89b63ebc8e709e9284c68f23a07191ff42c50acadaeec2', NULL);
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b6b-7c2b-9d94-4612b4f820e6', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'TerritoryScheme', '7ab92507-0503-54a0-a9d5-8e21b39f743c');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-701c-b19a-daa1d3ed6aa9', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Location', '4bfccd6c-14bc-594e-8d4c-0e064eb71ed7');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-706b-a9b2-560b0300fd67', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Territory', '6cc70a9a-4900-56cf-991c-3205a486811f');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-70c1-9f9a-ffc639ee2081', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Service', 'bbbd5f74-17c7-5616-ae16-b7a0222868b6');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7327-9107-00c5049a140f', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'RegionDocument', '86d74237-9580-5257-b199-69640bc14a4e');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7395-9bc6-a65be68b0065', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'RegionDocument', '48246d48-6424-5965-826a-1ab416839287');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-73e2-8b2f-ddfbb9b192c3', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'TerritoryScheme', '2f233f75-eace-5279-a328-2fe7328fb92c');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7842-86a9-d1a1769c4cbb', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'TerritoryLink', 'bd825554-da2c-55a1-b8eb-77de5d52557b');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-78b9-bf1c-1815ea7e0cbb', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'TerritoryScheme', 'c8610284-5b75-5f6b-88ef-5ff3f2b5bc98');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7949-bd36-186d4ad44678', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'ServiceAtLocation', '1bb71242-6257-59e7-8da7-fa03489bbf35');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7a04-bdff-5f546f2f7b5a', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'RegionDocument', 'cfa7c16e-a13d-51a9-abaa-85388d1112d0');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7a49-b27f-cf311294fb88', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Service', 'facd504c-6934-598e-9289-107672241fe2');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7b4d-8639-0e27e58aee59', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'RegionDocument', 'f5ef5f76-448b-5bfe-b1ce-2626c2863fe4');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7b87-a678-1ddce4c8599d', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Organization', '027e94cc-4037-57a9-9e19-e249c1d66eef');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7c2d-adc4-b2d5ce7ec665', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Territory', 'd32e9ac0-d7ce-5f38-abe3-a542e55b9b38');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7c3f-a4ca-713f2df081dd', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'TerritoryLink', '698f2855-f269-5df0-b36b-b860595905c8');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7c6d-b966-eb71529dde7f', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Service', 'ee518dd2-cf70-5a92-8dd8-4f5c1167292f');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7ca4-9c3c-7d5f8780acc3', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Organization', '861f6a8f-d3ea-5bc5-be14-9ce22f8b9ad9');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7d07-b995-a37d2c65667d', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'TaxonomyTerm', '889d1821-a067-5bf6-8816-b7014e8e4bfc');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7d5a-b4ef-3f8a0d44927e', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Location', 'af2858d1-1b08-59be-bf06-1f3c91132ee6');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7e87-99d0-841901fd14cd', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'Territory', 'ca0b95df-f0e4-5e50-a39a-e0dc8d74e96b');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7f11-a4d4-87ef6c9282be', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'RegionDocument', '78063e87-300f-5905-8e0a-394bfd267211');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7f1b-b03a-d87bed824049', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'RegionDocument', 'ee35ad24-ce4f-5bbf-b99d-d60c36fe84f7');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7fb6-abe4-4c2f4858de7e', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'RegionDocument', 'dde6e240-dc77-5786-b9c5-12cdd79b46be');
INSERT INTO "DirectoryChanges" VALUES ('01a203f9-4b7f-7fc6-a4aa-7cc6d2172003', '01a203f9-4b69-756b-a3b9-d6678955cc48', 1, 'TaxonomyTerm', '76937063-a128-53c0-b617-08436f9380c1');
INSERT INTO "DirectoryCounter" VALUES (1, 1);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-49dc-7f00-a324-b23edd5da48f', '889d1821-a067-5bf6-8816-b7014e8e4bfc', 1, '2026-11-22 15:56:38.748256+00', 'region files', 'added', 'guide-home-2025', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-49f7-76d9-8eef-064ab2bbe494', '76937063-a128-53c0-b617-08436f9380c1', 1, '2026-11-22 15:56:38.775603+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-4a28-7232-a86c-317197e806c5', '861f6a8f-d3ea-5bc5-be14-9ce22f8b9ad9', 1, '2026-11-22 15:56:38.824522+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-4a28-79c0-9eed-32a73926ca39', '027e94cc-4037-57a9-9e19-e249c1d66eef', 1, '2026-11-22 15:56:38.824133+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-4a6d-74fd-b113-095a55b292de', 'ee518dd2-cf70-5a92-8dd8-4f5c1167292f', 1, '2026-11-22 15:56:38.893943+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-4a6e-7745-8939-7eaecea08580', 'bbbd5f74-17c7-5616-ae16-b7a0222868b6', 1, '2026-11-22 15:56:38.89457+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-4a6e-7bcd-ae64-7578c6a6e1b6', 'facd504c-6934-598e-9289-107672241fe2', 1, '2026-11-22 15:56:38.894609+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-4a9a-7708-bc55-ed2506a8da66', 'af2858d1-1b08-59be-bf06-1f3c91132ee6', 1, '2026-11-22 15:56:38.93843+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-4a9a-7be3-bc76-4c17323e5c50', '4bfccd6c-14bc-594e-8d4c-0e064eb71ed7', 1, '2026-11-22 15:56:38.93803+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "DirectoryHistory" VALUES ('01a203f9-4ac9-7c83-a3d9-c7074937b6cb', '1bb71242-6257-59e7-8da7-fa03489bbf35', 1, '2026-11-22 15:56:38.985254+00', 'region files', 'added', 'guide', NULL);
INSERT INTO "Locations" VALUES ('4bfccd6c-14bc-594e-8d4c-0e064eb71ed7', 'refuge-house', 'Active', NULL, 'guide', '2025-10-01', 1, '{"confidential":true,"region":"region:here"}');
INSERT INTO "Locations" VALUES ('af2858d1-1b08-59be-bf06-1f3c91132ee6', 'open-house', 'Active', NULL, 'guide', '2025-10-01', 1, '{"street":{"fr":{"text":"Rue Ouverte 1","status":"original"},"nl":{"text":"Openstraat 1","status":"original"}},"postcode":"1000","city":{"fr":{"text":"Ici","status":"original"},"nl":{"text":"Hier","status":"original"}},"latitude":50.85,"longitude":4.35,"confidential":false}');
INSERT INTO "NeedHiddenCounts" VALUES ('cca6c418f858227b124959b401bf7a4a', '2026-11-22', 12);
INSERT INTO "Organizations" VALUES ('027e94cc-4037-57a9-9e19-e249c1d66eef', 'house-one', 'Active', NULL, 'guide', '2025-10-01', 1, '{"name":{"fr":{"text":"Maison Un","status":"original"},"nl":{"text":"Huis Een","status":"original"}},"alternate_names":[],"identifiers":[{"scheme":"sociaal.brussels/organisation","value":"4711"}],"phones":[],"outside":false,"service_areas":[],"source_section":"1"}');
INSERT INTO "Organizations" VALUES ('861f6a8f-d3ea-5bc5-be14-9ce22f8b9ad9', 'house-two', 'Active', NULL, 'guide', '2025-10-01', 1, '{"name":{"fr":{"text":"Maison Deux","status":"original"},"nl":{"text":"Huis Twee","status":"original"}},"alternate_names":[],"identifiers":[],"phones":[],"outside":false,"service_areas":[]}');
INSERT INTO "RegionDocuments" VALUES ('48246d48-6424-5965-826a-1ab416839287', 'words', '[{"language":"nl","phrases":["zuster aan huis"],"kinds":["346"],"entries":[],"strength":1,"understood":false}]');
INSERT INTO "RegionDocuments" VALUES ('78063e87-300f-5905-8e0a-394bfd267211', 'digest', '51c949d5140284da8e27f4840c0fe011fb495c210c49553616d98bf714841845');
INSERT INTO "RegionDocuments" VALUES ('86d74237-9580-5257-b199-69640bc14a4e', 'situations', '[]');
INSERT INTO "RegionDocuments" VALUES ('cfa7c16e-a13d-51a9-abaa-85388d1112d0', 'sources', '[{"id":"guide","name":{"fr":{"text":"Un guide","status":"original"},"nl":{"text":"Een gids","status":"original"}},"dated":"2025-10"}]');
INSERT INTO "RegionDocuments" VALUES ('dde6e240-dc77-5786-b9c5-12cdd79b46be', 'dangers', '[{"code":"life","name":{"fr":{"text":"Vie en danger","status":"original"},"nl":{"text":"Leven in gevaar","status":"original"}},"always":true,"lines":{"nl":["listening-line"],"fr":["listening-line"],"en":["listening-line"]},"words":{"nl":["brand"],"fr":["incendie"],"en":["fire"]},"harmless":{}}]');
INSERT INTO "RegionDocuments" VALUES ('ee35ad24-ce4f-5bbf-b99d-d60c36fe84f7', 'moments', '[]');
INSERT INTO "RegionDocuments" VALUES ('f5ef5f76-448b-5bfe-b1ce-2626c2863fe4', 'doors', '{"all":[{"code":"gp","name":{"fr":{"text":"Votre médecin","status":"original"},"nl":{"text":"Uw huisarts","status":"original"}},"lines":[],"audience":"everyone"}],"nothing_found":["gp"],"instead_of_professionals":[],"nothing_found_lines":["listening-line"]}');
INSERT INTO "SchemaVersion" VALUES ('0001-directory.postgres.sql');
INSERT INTO "SchemaVersion" VALUES ('0002-boundaries.postgres.sql');
INSERT INTO "SchemaVersion" VALUES ('0003-confidential.postgres.sql');
INSERT INTO "SchemaVersion" VALUES ('0004-corrections.postgres.sql');
INSERT INTO "SchemaVersion" VALUES ('0005-signals.postgres.sql');
INSERT INTO "SealedAddresses" VALUES ('4bfccd6c-14bc-594e-8d4c-0e064eb71ed7', '\x0162452cd02b9fbfc271c73a3eac7f7f008e1afba41c0bb35cdee6f685a29e449f82d5673d10952118a343a1a65ecc08', '2026-11-22 15:56:42.425997+00');
INSERT INTO "Services" VALUES ('bbbd5f74-17c7-5616-ae16-b7a0222868b6', 'Informal', NULL, 'sewing-table', 'Active', NULL, 'guide', '2025-10-01', 1, '{"name":{"en":{"text":"Sewing table","status":"original"},"fr":{"text":"Table de couture","status":"original"},"nl":{"text":"Naaitafel","status":"original"}},"alternate_names":[],"identifiers":[],"summary":{"en":{"text":"Sewing together.","status":"original"},"fr":{"text":"Coudre ensemble.","status":"original"},"nl":{"text":"Samen naaien.","status":"original"}},"conditions":[],"level":"general","audience":"everyone","phones":[],"channels":[],"languages":[],"kinds":["346"],"themes":[],"situations":[],"ages":[],"urgency":[],"service_areas":["nis:21099"],"questions":[],"thresholds":{},"outside":false}');
INSERT INTO "Services" VALUES ('facd504c-6934-598e-9289-107672241fe2', 'Service', NULL, 'refuge', 'Active', NULL, 'guide', '2025-10-01', 1, '{"name":{"en":{"text":"Refuge","status":"original"},"fr":{"text":"Refuge","status":"original"},"nl":{"text":"Vluchthuis","status":"original"}},"alternate_names":[],"identifiers":[],"summary":{"fr":{"text":"Un lieu sûr.","status":"original"},"nl":{"text":"Een veilige plek.","status":"original"}},"conditions":[],"level":"general","audience":"everyone","phones":[{"number":"02 222 33 44"}],"channels":[],"languages":[],"kinds":[],"themes":[],"situations":[],"ages":[],"urgency":[],"service_areas":["region:here"],"questions":[],"thresholds":{},"outside":false}');
INSERT INTO "Services" VALUES ('ee518dd2-cf70-5a92-8dd8-4f5c1167292f', 'Helpline', '027e94cc-4037-57a9-9e19-e249c1d66eef', 'listening-line', 'Active', NULL, 'guide', '2025-10-01', 1, '{"name":{"en":{"text":"Listening line","status":"original"},"fr":{"text":"Ligne d\u0027écoute","status":"original"},"nl":{"text":"Luisterlijn","status":"original"}},"alternate_names":[],"identifiers":[],"summary":{"en":{"text":"Someone listens.","status":"original"},"fr":{"text":"Quelqu\u0027un écoute.","status":"original"},"nl":{"text":"Iemand luistert.","status":"original"}},"conditions":[],"level":"general","audience":"everyone","phones":[{"number":"02 111 22 33"}],"channels":[],"languages":[],"opening_hours":"Mo,Tu 09:00-17:00","kinds":[],"themes":[],"situations":[],"ages":[],"urgency":[],"service_areas":["region:here"],"questions":[{"en":{"text":"I feel lonely. Who listens?","status":"original"},"fr":{"text":"Je me sens seul. Qui écoute ?","status":"original"},"nl":{"text":"Ik voel me alleen. Wie luistert?","status":"original"}}],"thresholds":{},"outside":false}');
INSERT INTO "ServicesAtLocations" VALUES ('1bb71242-6257-59e7-8da7-fa03489bbf35', 'facd504c-6934-598e-9289-107672241fe2', '4bfccd6c-14bc-594e-8d4c-0e064eb71ed7', 'refuge--refuge-house', 'Active', NULL, 'guide', '2025-10-01', 1, '{"phones":[]}');
INSERT INTO "TaxonomyTerms" VALUES ('76937063-a128-53c0-b617-08436f9380c1', 'Kind', 'sociaal.brussels', '346', 'Active', NULL, 'guide', '2025-10-01', 1, '{"name":{"en":{"text":"Home nursing","status":"original"},"fr":{"text":"Soins infirmiers à domicile","status":"original"},"nl":{"text":"Thuisverpleging","status":"original"}},"alternate_names":[],"same_as":[],"themes":["care"],"situations":[],"ages":[],"urgency":[],"order":1,"level":"general","summary":{"en":{"text":"A nurse at home.","status":"original"},"fr":{"text":"Un infirmier chez vous.","status":"original"},"nl":{"text":"Een verpleegkundige thuis.","status":"original"}},"conditions":[],"audience":"everyone","channels":[],"thresholds":{},"doors":[]}');
INSERT INTO "TaxonomyTerms" VALUES ('889d1821-a067-5bf6-8816-b7014e8e4bfc', 'Theme', 'nabij', 'care', 'Active', NULL, 'guide-home-2025', NULL, 1, '{"name":{"en":{"text":"Care","status":"original"},"fr":{"text":"Soins","status":"original"},"nl":{"text":"Zorg","status":"original"}},"alternate_names":[],"same_as":[],"themes":[],"situations":[],"ages":[],"urgency":[],"order":0,"sign":"care","level":"general","conditions":[],"audience":"everyone","channels":[],"thresholds":{},"doors":[]}');
INSERT INTO "Territories" VALUES ('6cc70a9a-4900-56cf-991c-3205a486811f', 'c8610284-5b75-5f6b-88ef-5ff3f2b5bc98', 'region:here', '{"name":{"fr":{"text":"Ici","status":"original"},"nl":{"text":"Hier","status":"original"}},"other_names":{},"indicators":{}}');
INSERT INTO "Territories" VALUES ('ca0b95df-f0e4-5e50-a39a-e0dc8d74e96b', '2f233f75-eace-5279-a328-2fe7328fb92c', 'nis:21099', '{"name":{"fr":{"text":"Petit-Village","status":"original"},"nl":{"text":"Kleindorp","status":"original"}},"other_names":{},"indicators":{}}');
INSERT INTO "Territories" VALUES ('d32e9ac0-d7ce-5f38-abe3-a542e55b9b38', '7ab92507-0503-54a0-a9d5-8e21b39f743c', 'district:water', '{"name":{"fr":{"text":"Rivière","status":"original"},"nl":{"text":"Rivier","status":"original"}},"other_names":{},"latitude":50.12,"longitude":4.65,"indicators":{}}');
INSERT INTO "TerritoryLinks" VALUES ('698f2855-f269-5df0-b36b-b860595905c8', 'ca0b95df-f0e4-5e50-a39a-e0dc8d74e96b', '6cc70a9a-4900-56cf-991c-3205a486811f', 'Certain');
INSERT INTO "TerritoryLinks" VALUES ('bd825554-da2c-55a1-b8eb-77de5d52557b', 'd32e9ac0-d7ce-5f38-abe3-a542e55b9b38', 'ca0b95df-f0e4-5e50-a39a-e0dc8d74e96b', 'Certain');
INSERT INTO "TerritorySchemes" VALUES ('2f233f75-eace-5279-a328-2fe7328fb92c', 'nis', 'Municipality', '{"fr":{"text":"Communes","status":"original"},"nl":{"text":"Gemeenten","status":"original"}}', NULL, 'guide');
INSERT INTO "TerritorySchemes" VALUES ('7ab92507-0503-54a0-a9d5-8e21b39f743c', 'district', 'Neighbourhood', '{"fr":{"text":"Quartiers","status":"original"},"nl":{"text":"Wijken","status":"original"}}', NULL, 'guide');
INSERT INTO "TerritorySchemes" VALUES ('c8610284-5b75-5f6b-88ef-5ff3f2b5bc98', 'region', 'Region', '{"fr":{"text":"Région","status":"original"},"nl":{"text":"Gewest","status":"original"}}', NULL, 'guide');
ALTER TABLE ONLY "Boundaries"
    ADD CONSTRAINT "PK_Boundaries" PRIMARY KEY ("Id");
ALTER TABLE ONLY "BoundarySets"
    ADD CONSTRAINT "PK_BoundarySets" PRIMARY KEY ("Id");
ALTER TABLE ONLY "Corrections"
    ADD CONSTRAINT "PK_Corrections" PRIMARY KEY ("Id");
ALTER TABLE ONLY "DirectoryChanges"
    ADD CONSTRAINT "PK_DirectoryChanges" PRIMARY KEY ("Id");
ALTER TABLE ONLY "DirectoryCounter"
    ADD CONSTRAINT "PK_DirectoryCounter" PRIMARY KEY ("Id");
ALTER TABLE ONLY "DirectoryHistory"
    ADD CONSTRAINT "PK_DirectoryHistory" PRIMARY KEY ("Id");
ALTER TABLE ONLY "Locations"
    ADD CONSTRAINT "PK_Locations" PRIMARY KEY ("Id");
ALTER TABLE ONLY "NeedHiddenCounts"
    ADD CONSTRAINT "PK_NeedHiddenCounts" PRIMARY KEY ("Fingerprint", "Day");
ALTER TABLE ONLY "NeedSignals"
    ADD CONSTRAINT "PK_NeedSignals" PRIMARY KEY ("Word", "Language", "Municipality", "Neighbourhood", "Source", "Day");
ALTER TABLE ONLY "Organizations"
    ADD CONSTRAINT "PK_Organizations" PRIMARY KEY ("Id");
ALTER TABLE ONLY "RegionDocuments"
    ADD CONSTRAINT "PK_RegionDocuments" PRIMARY KEY ("Id");
ALTER TABLE ONLY "SealedAddresses"
    ADD CONSTRAINT "PK_SealedAddresses" PRIMARY KEY ("Id");
ALTER TABLE ONLY "Services"
    ADD CONSTRAINT "PK_Services" PRIMARY KEY ("Id");
ALTER TABLE ONLY "ServicesAtLocations"
    ADD CONSTRAINT "PK_ServicesAtLocations" PRIMARY KEY ("Id");
ALTER TABLE ONLY "TaxonomyTerms"
    ADD CONSTRAINT "PK_TaxonomyTerms" PRIMARY KEY ("Id");
ALTER TABLE ONLY "Territories"
    ADD CONSTRAINT "PK_Territories" PRIMARY KEY ("Id");
ALTER TABLE ONLY "TerritoryLinks"
    ADD CONSTRAINT "PK_TerritoryLinks" PRIMARY KEY ("Id");
ALTER TABLE ONLY "TerritorySchemes"
    ADD CONSTRAINT "PK_TerritorySchemes" PRIMARY KEY ("Id");
ALTER TABLE ONLY "SchemaVersion"
    ADD CONSTRAINT "SchemaVersion_pkey" PRIMARY KEY ("Name");
CREATE UNIQUE INDEX "IX_Corrections_Reference" ON "Corrections" USING btree ("Reference");
CREATE INDEX "IX_Corrections_SentAt" ON "Corrections" USING btree ("SentAt");
CREATE UNIQUE INDEX "IX_Corrections_TokenHash" ON "Corrections" USING btree ("TokenHash");
CREATE INDEX "IX_DirectoryChanges_Commit" ON "DirectoryChanges" USING btree ("Commit");
CREATE INDEX "IX_DirectoryChanges_Number" ON "DirectoryChanges" USING btree ("Number");
CREATE UNIQUE INDEX "IX_DirectoryHistory_RowId_Version" ON "DirectoryHistory" USING btree ("RowId", "Version");
CREATE UNIQUE INDEX "IX_Locations_Key" ON "Locations" USING btree ("Key");
CREATE INDEX "IX_Locations_OwnerId" ON "Locations" USING btree ("OwnerId");
CREATE INDEX "IX_NeedHiddenCounts_Day" ON "NeedHiddenCounts" USING btree ("Day");
CREATE INDEX "IX_NeedSignals_Day" ON "NeedSignals" USING btree ("Day");
CREATE UNIQUE INDEX "IX_Organizations_Key" ON "Organizations" USING btree ("Key");
CREATE INDEX "IX_Organizations_OwnerId" ON "Organizations" USING btree ("OwnerId");
CREATE UNIQUE INDEX "IX_RegionDocuments_Name" ON "RegionDocuments" USING btree ("Name");
CREATE UNIQUE INDEX "IX_ServicesAtLocations_Key" ON "ServicesAtLocations" USING btree ("Key");
CREATE INDEX "IX_ServicesAtLocations_LocationId" ON "ServicesAtLocations" USING btree ("LocationId");
CREATE INDEX "IX_ServicesAtLocations_OwnerId" ON "ServicesAtLocations" USING btree ("OwnerId");
CREATE INDEX "IX_ServicesAtLocations_ServiceId" ON "ServicesAtLocations" USING btree ("ServiceId");
CREATE UNIQUE INDEX "IX_Services_Key" ON "Services" USING btree ("Key");
CREATE INDEX "IX_Services_OrganizationId" ON "Services" USING btree ("OrganizationId");
CREATE INDEX "IX_Services_OwnerId" ON "Services" USING btree ("OwnerId");
CREATE INDEX "IX_TaxonomyTerms_OwnerId" ON "TaxonomyTerms" USING btree ("OwnerId");
CREATE UNIQUE INDEX "IX_TaxonomyTerms_Type_Key" ON "TaxonomyTerms" USING btree ("Type", "Key");
CREATE UNIQUE INDEX "IX_Territories_Code" ON "Territories" USING btree ("Code");
CREATE INDEX "IX_Territories_SchemeId" ON "Territories" USING btree ("SchemeId");
CREATE UNIQUE INDEX "IX_TerritoryLinks_PartId_WholeId" ON "TerritoryLinks" USING btree ("PartId", "WholeId");
CREATE INDEX "IX_TerritoryLinks_WholeId" ON "TerritoryLinks" USING btree ("WholeId");
CREATE UNIQUE INDEX "IX_TerritorySchemes_Code" ON "TerritorySchemes" USING btree ("Code");
ALTER TABLE ONLY "Boundaries"
    ADD CONSTRAINT "FK_Boundaries_Territories_Id" FOREIGN KEY ("Id") REFERENCES "Territories"("Id") ON DELETE CASCADE;
ALTER TABLE ONLY "BoundarySets"
    ADD CONSTRAINT "FK_BoundarySets_TerritorySchemes_Id" FOREIGN KEY ("Id") REFERENCES "TerritorySchemes"("Id") ON DELETE CASCADE;
ALTER TABLE ONLY "SealedAddresses"
    ADD CONSTRAINT "FK_SealedAddresses_Locations_Id" FOREIGN KEY ("Id") REFERENCES "Locations"("Id") ON DELETE CASCADE;
ALTER TABLE ONLY "ServicesAtLocations"
    ADD CONSTRAINT "FK_ServicesAtLocations_Locations_LocationId" FOREIGN KEY ("LocationId") REFERENCES "Locations"("Id") ON DELETE RESTRICT;
ALTER TABLE ONLY "ServicesAtLocations"
    ADD CONSTRAINT "FK_ServicesAtLocations_Services_ServiceId" FOREIGN KEY ("ServiceId") REFERENCES "Services"("Id") ON DELETE RESTRICT;
ALTER TABLE ONLY "Services"
    ADD CONSTRAINT "FK_Services_Organizations_OrganizationId" FOREIGN KEY ("OrganizationId") REFERENCES "Organizations"("Id") ON DELETE RESTRICT;
ALTER TABLE ONLY "Territories"
    ADD CONSTRAINT "FK_Territories_TerritorySchemes_SchemeId" FOREIGN KEY ("SchemeId") REFERENCES "TerritorySchemes"("Id") ON DELETE RESTRICT;
ALTER TABLE ONLY "TerritoryLinks"
    ADD CONSTRAINT "FK_TerritoryLinks_Territories_PartId" FOREIGN KEY ("PartId") REFERENCES "Territories"("Id") ON DELETE RESTRICT;
ALTER TABLE ONLY "TerritoryLinks"
    ADD CONSTRAINT "FK_TerritoryLinks_Territories_WholeId" FOREIGN KEY ("WholeId") REFERENCES "Territories"("Id") ON DELETE RESTRICT;
