CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "accounts" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_accounts" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "is_disabled" INTEGER NOT NULL,
    "stamp" TEXT NOT NULL,
    "created" INTEGER NOT NULL,
    "last_login" INTEGER NULL
);

CREATE TABLE "api_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_api_keys" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "created" INTEGER NOT NULL,
    "last_used" INTEGER NULL,
    "revoked" INTEGER NULL
);

CREATE TABLE "audit" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_audit" PRIMARY KEY AUTOINCREMENT,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL
);

CREATE TABLE "evidence" (
    "id" TEXT NOT NULL CONSTRAINT "PK_evidence" PRIMARY KEY,
    "stage" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "jobs" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_jobs" PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "dedupe_key" TEXT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "not_before" INTEGER NOT NULL,
    "started" INTEGER NULL,
    "ended" INTEGER NULL,
    "lease_owner" TEXT NULL,
    "lease_until" INTEGER NULL,
    "cancel_asked" INTEGER NOT NULL,
    "doing" TEXT NULL,
    "fraction" REAL NOT NULL,
    "problem" TEXT NULL,
    "result" TEXT NULL
);

CREATE TABLE "schedules" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_schedules" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "job_kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "every" INTEGER NOT NULL,
    "grace" INTEGER NOT NULL,
    "is_enabled" INTEGER NOT NULL,
    "next_due" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "last_run" INTEGER NULL
);

CREATE TABLE "settings" (
    "key" TEXT NOT NULL CONSTRAINT "PK_settings" PRIMARY KEY,
    "value" TEXT NOT NULL,
    "changed" INTEGER NOT NULL
);

CREATE TABLE "snapshots" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_snapshots" PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_accounts_login" ON "accounts" ("login");

CREATE UNIQUE INDEX "IX_api_keys_prefix" ON "api_keys" ("prefix");

CREATE INDEX "IX_evidence_stage_question" ON "evidence" ("stage", "question");

CREATE UNIQUE INDEX "IX_jobs_dedupe_key" ON "jobs" ("dedupe_key") WHERE state in ('Waiting', 'Running');

CREATE INDEX "IX_jobs_state_not_before" ON "jobs" ("state", "not_before");

CREATE UNIQUE INDEX "IX_schedules_name" ON "schedules" ("name");

CREATE INDEX "IX_snapshots_kind_id" ON "snapshots" ("kind", "id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122031729_Initial', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
create trigger audit_no_update before update on audit begin select raise(abort, 'audit is append-only'); end;

create trigger audit_no_delete before delete on audit begin select raise(abort, 'audit is append-only'); end;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122034000_AppendOnlyAudit', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "interview_codes" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_interview_codes" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "meaning" TEXT NOT NULL
);

CREATE TABLE "interviews" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_interviews" PRIMARY KEY AUTOINCREMENT,
    "title" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "day" INTEGER NULL,
    "sentences" TEXT NOT NULL,
    "created" INTEGER NOT NULL
);

CREATE TABLE "quotes" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_quotes" PRIMARY KEY AUTOINCREMENT,
    "interview_id" INTEGER NOT NULL,
    "code_id" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "coder" TEXT NOT NULL,
    "need" TEXT NULL
);

CREATE TABLE "survey_answers" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_survey_answers" PRIMARY KEY AUTOINCREMENT,
    "survey_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "sheet" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "survey_cells" (
    "survey_id" INTEGER NOT NULL,
    "cell" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    CONSTRAINT "PK_survey_cells" PRIMARY KEY ("survey_id", "cell")
);

CREATE TABLE "survey_versions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_survey_versions" PRIMARY KEY AUTOINCREMENT,
    "survey_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" TEXT NOT NULL,
    "published" INTEGER NOT NULL
);

CREATE TABLE "surveys" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_surveys" PRIMARY KEY AUTOINCREMENT,
    "draft" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "is_open" INTEGER NOT NULL,
    "token" TEXT NOT NULL,
    "created" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_interview_codes_key" ON "interview_codes" ("key");

CREATE INDEX "IX_quotes_interview_id" ON "quotes" ("interview_id");

CREATE UNIQUE INDEX "IX_survey_answers_sheet" ON "survey_answers" ("sheet");

CREATE INDEX "IX_survey_answers_survey_id" ON "survey_answers" ("survey_id");

CREATE UNIQUE INDEX "IX_survey_versions_survey_id_version" ON "survey_versions" ("survey_id", "version");

CREATE UNIQUE INDEX "IX_surveys_token" ON "surveys" ("token");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126032419_Surveys', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "initiative_history" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_initiative_history" PRIMARY KEY AUTOINCREMENT,
    "initiative_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "says" TEXT NOT NULL
);

CREATE TABLE "initiatives" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_initiatives" PRIMARY KEY AUTOINCREMENT,
    "content" TEXT NOT NULL
);

CREATE INDEX "IX_initiative_history_initiative_id" ON "initiative_history" ("initiative_id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126062209_Initiatives', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "comment_labels" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_comment_labels" PRIMARY KEY AUTOINCREMENT,
    "set_id" TEXT NOT NULL,
    "comment" INTEGER NOT NULL,
    "annotator" TEXT NOT NULL,
    "label" TEXT NULL,
    "is_final" INTEGER NOT NULL,
    "settled_by" TEXT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "label_sets" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_label_sets" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "labels" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_comment_labels_set_id_comment_annotator_is_final" ON "comment_labels" ("set_id", "comment", "annotator", "is_final");

CREATE UNIQUE INDEX "IX_label_sets_key" ON "label_sets" ("key");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126062655_Labels', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "idea_changes" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_idea_changes" PRIMARY KEY AUTOINCREMENT,
    "idea" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "other" INTEGER NULL,
    "actor" TEXT NOT NULL
);

CREATE TABLE "idea_comments" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_idea_comments" PRIMARY KEY AUTOINCREMENT,
    "idea" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "is_team" INTEGER NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "idea_votes" (
    "idea" INTEGER NOT NULL,
    "voter" TEXT NOT NULL,
    "weight" REAL NOT NULL,
    "behalf" TEXT NULL,
    "by" TEXT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_idea_votes" PRIMARY KEY ("idea", "voter")
);

CREATE TABLE "ideas" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_ideas" PRIMARY KEY AUTOINCREMENT,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created" INTEGER NOT NULL,
    "root" INTEGER NOT NULL,
    "merged_into" INTEGER NULL,
    "need" TEXT NULL,
    "is_hidden" INTEGER NOT NULL
);

CREATE TABLE "need_events" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_need_events" PRIMARY KEY AUTOINCREMENT,
    "need" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL
);

CREATE TABLE "needs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_needs" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "inputs" TEXT NOT NULL,
    "joined_to" TEXT NULL,
    "is_edited" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "seen" INTEGER NULL,
    "shipped" INTEGER NULL
);

CREATE INDEX "IX_idea_comments_idea" ON "idea_comments" ("idea");

CREATE INDEX "IX_idea_votes_voter" ON "idea_votes" ("voter");

CREATE INDEX "IX_ideas_root" ON "ideas" ("root");

CREATE INDEX "IX_need_events_need" ON "need_events" ("need");

CREATE INDEX "IX_needs_joined_to" ON "needs" ("joined_to");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126070200_Needs', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "document_signatures" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_document_signatures" PRIMARY KEY AUTOINCREMENT,
    "version_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "remark" TEXT NOT NULL
);

CREATE TABLE "document_versions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_document_versions" PRIMARY KEY AUTOINCREMENT,
    "initiative_id" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "facts" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_document_signatures_version_id_account" ON "document_signatures" ("version_id", "account");

CREATE UNIQUE INDEX "IX_document_versions_initiative_id_document_number" ON "document_versions" ("initiative_id", "document", "number");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126101952_Documents', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "interviews" ADD "kind" TEXT NOT NULL DEFAULT 'Interview';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126135226_ResearchKinds', '10.0.14');

COMMIT;
