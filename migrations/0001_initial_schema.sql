CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"entity_label" text NOT NULL,
	"actor_key_id" uuid,
	"actor" text NOT NULL,
	"request_id" text,
	"before" jsonb,
	"after" jsonb,
	"undo_of" uuid
);
--> statement-breakpoint
CREATE TABLE "example_aliases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"example_id" uuid NOT NULL,
	"label" text NOT NULL,
	"label_key" text GENERATED ALWAYS AS (fold_label(label)) STORED,
	"kind" text NOT NULL,
	CONSTRAINT "example_aliases_label" UNIQUE("label_key"),
	CONSTRAINT "example_aliases_kind" CHECK ("example_aliases"."kind" in ('alternative', 'hidden'))
);
--> statement-breakpoint
CREATE TABLE "example_tags" (
	"example_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "example_tags_example_id_tag_id_pk" PRIMARY KEY("example_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "examples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text GENERATED ALWAYS AS (fold_label(name)) STORED,
	"summary" text,
	"link" text,
	"status" text NOT NULL,
	"merged_into_id" uuid,
	"source" text NOT NULL,
	"search_vector" "tsvector" GENERATED ALWAYS AS (to_tsvector('kb_english', name || ' ' || coalesce(summary, ''))) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "examples_slug_unique" UNIQUE("slug"),
	CONSTRAINT "examples_status" CHECK ("examples"."status" in ('active', 'merged', 'retired', 'proposed')),
	CONSTRAINT "examples_merged" CHECK (("examples"."status" = 'merged') = ("examples"."merged_into_id" is not null)),
	CONSTRAINT "examples_not_into_itself" CHECK ("examples"."merged_into_id" <> "examples"."id")
);
--> statement-breakpoint
CREATE TABLE "insight_examples" (
	"insight_id" uuid NOT NULL,
	"example_id" uuid NOT NULL,
	CONSTRAINT "insight_examples_insight_id_example_id_pk" PRIMARY KEY("insight_id","example_id")
);
--> statement-breakpoint
CREATE TABLE "insight_tags" (
	"insight_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"source" text NOT NULL,
	"confidence" real,
	CONSTRAINT "insight_tags_insight_id_tag_id_pk" PRIMARY KEY("insight_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "insights" (
	"id" uuid PRIMARY KEY NOT NULL,
	"note_id" uuid NOT NULL,
	"passage_id" uuid NOT NULL,
	"statement" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"confidence" real,
	"source" text NOT NULL,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"search_vector" "tsvector" GENERATED ALWAYS AS (to_tsvector('kb_english', statement)) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "insights_status" CHECK ("insights"."status" in ('suggested', 'accepted', 'rejected')),
	CONSTRAINT "insights_kind" CHECK ("insights"."kind" in ('principle', 'barrier', 'enabler', 'lesson', 'practice', 'question')),
	CONSTRAINT "insights_confidence" CHECK ("insights"."confidence" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "keys_hash" UNIQUE("hash"),
	CONSTRAINT "keys_role" CHECK ("keys"."role" in ('reader', 'curator', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"note_id" uuid NOT NULL,
	"passage_id" uuid NOT NULL,
	"example_id" uuid,
	"tag_id" uuid,
	CONSTRAINT "mentions_one_target" CHECK (num_nonnulls("mentions"."example_id", "mentions"."tag_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"series_slug" text,
	"series_title" text,
	"series_number" integer,
	"held_on" date,
	"held_on_precision" text,
	"next_meeting" text,
	"previous_title" text,
	"previous_note_id" uuid,
	"next_title" text,
	"next_note_id" uuid,
	"speakers" text[] DEFAULT '{}' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"source_url" text,
	"licence" text,
	"attribution" text,
	"status" text NOT NULL,
	"published_at" timestamp (3) with time zone,
	"current_version" integer DEFAULT 1 NOT NULL,
	"search_vector" "tsvector" GENERATED ALWAYS AS (to_tsvector('kb_english', title || ' ' || coalesce(series_title, ''))) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notes_slug_unique" UNIQUE("slug"),
	CONSTRAINT "notes_status" CHECK ("notes"."status" in ('draft', 'published', 'archived', 'taken-down')),
	CONSTRAINT "notes_held_on_precision" CHECK (("notes"."held_on" is null) = ("notes"."held_on_precision" is null)),
	CONSTRAINT "notes_published_at" CHECK ("notes"."status" <> 'published' or "notes"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entity_type" text NOT NULL,
	"entity_id" uuid,
	"enqueued_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"available_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"parked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "passages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"exact" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	CONSTRAINT "passages_range" CHECK ("passages"."start" >= 0 and "passages"."end" > "passages"."start")
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"heading" text,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"blocks" jsonb NOT NULL,
	CONSTRAINT "sections_version_position" UNIQUE("version_id","position")
);
--> statement-breakpoint
CREATE TABLE "slugs" (
	"entity_type" text NOT NULL,
	"slug" text NOT NULL,
	"entity_id" uuid NOT NULL,
	CONSTRAINT "slugs_entity_type_slug_pk" PRIMARY KEY("entity_type","slug")
);
--> statement-breakpoint
CREATE TABLE "content_version" (
	"singleton" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "content_version_singleton" CHECK ("content_version"."singleton")
);
--> statement-breakpoint
CREATE TABLE "system_values" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "note_tags" (
	"note_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "note_tags_note_id_tag_id_pk" PRIMARY KEY("note_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tag_aliases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tag_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"label" text NOT NULL,
	"label_key" text GENERATED ALWAYS AS (fold_label(label)) STORED,
	"kind" text NOT NULL,
	CONSTRAINT "tag_aliases_scheme_label" UNIQUE("scheme","label_key"),
	CONSTRAINT "tag_aliases_kind" CHECK ("tag_aliases"."kind" in ('alternative', 'hidden'))
);
--> statement-breakpoint
CREATE TABLE "tag_broader" (
	"tag_id" uuid NOT NULL,
	"broader_id" uuid NOT NULL,
	CONSTRAINT "tag_broader_tag_id_broader_id_pk" PRIMARY KEY("tag_id","broader_id"),
	CONSTRAINT "tag_broader_not_itself" CHECK ("tag_broader"."tag_id" <> "tag_broader"."broader_id")
);
--> statement-breakpoint
CREATE TABLE "tag_related" (
	"tag_id" uuid NOT NULL,
	"related_id" uuid NOT NULL,
	CONSTRAINT "tag_related_tag_id_related_id_pk" PRIMARY KEY("tag_id","related_id"),
	CONSTRAINT "tag_related_order" CHECK ("tag_related"."tag_id" < "tag_related"."related_id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scheme" text NOT NULL,
	"slug" text NOT NULL,
	"label" text NOT NULL,
	"label_key" text GENERATED ALWAYS AS (fold_label(label)) STORED,
	"definition" text,
	"scope_note" text,
	"position" integer DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"merged_into_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tags_slug_unique" UNIQUE("slug"),
	CONSTRAINT "tags_scheme" CHECK ("tags"."scheme" in ('theme', 'topic', 'place', 'organisation', 'person')),
	CONSTRAINT "tags_status" CHECK ("tags"."status" in ('active', 'merged', 'retired', 'proposed')),
	CONSTRAINT "tags_merged" CHECK (("tags"."status" = 'merged') = ("tags"."merged_into_id" is not null)),
	CONSTRAINT "tags_not_into_itself" CHECK ("tags"."merged_into_id" <> "tags"."id")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"note_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"length" integer NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"marks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"search_vector" "tsvector" GENERATED ALWAYS AS (to_tsvector('kb_english', left("text", 200000))) STORED,
	CONSTRAINT "versions_note_number" UNIQUE("note_id","number")
);
--> statement-breakpoint
ALTER TABLE "example_aliases" ADD CONSTRAINT "example_aliases_example_id_examples_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."examples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_tags" ADD CONSTRAINT "example_tags_example_id_examples_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."examples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_tags" ADD CONSTRAINT "example_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "examples" ADD CONSTRAINT "examples_merged_into_id_examples_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."examples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insight_examples" ADD CONSTRAINT "insight_examples_insight_id_insights_id_fk" FOREIGN KEY ("insight_id") REFERENCES "public"."insights"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insight_examples" ADD CONSTRAINT "insight_examples_example_id_examples_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."examples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insight_tags" ADD CONSTRAINT "insight_tags_insight_id_insights_id_fk" FOREIGN KEY ("insight_id") REFERENCES "public"."insights"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insight_tags" ADD CONSTRAINT "insight_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insights" ADD CONSTRAINT "insights_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insights" ADD CONSTRAINT "insights_passage_id_passages_id_fk" FOREIGN KEY ("passage_id") REFERENCES "public"."passages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_passage_id_passages_id_fk" FOREIGN KEY ("passage_id") REFERENCES "public"."passages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_example_id_examples_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."examples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_previous_note_id_notes_id_fk" FOREIGN KEY ("previous_note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_next_note_id_notes_id_fk" FOREIGN KEY ("next_note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_tags" ADD CONSTRAINT "note_tags_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_tags" ADD CONSTRAINT "note_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_aliases" ADD CONSTRAINT "tag_aliases_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_broader" ADD CONSTRAINT "tag_broader_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_broader" ADD CONSTRAINT "tag_broader_broader_id_tags_id_fk" FOREIGN KEY ("broader_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_related" ADD CONSTRAINT "tag_related_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_related" ADD CONSTRAINT "tag_related_related_id_tags_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_merged_into_id_tags_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_entity_index" ON "audit_entries" USING btree ("entity_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_at_index" ON "audit_entries" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "example_aliases_example_index" ON "example_aliases" USING btree ("example_id");--> statement-breakpoint
CREATE INDEX "example_tags_tag_index" ON "example_tags" USING btree ("tag_id","example_id");--> statement-breakpoint
CREATE INDEX "examples_search_index" ON "examples" USING gin ("search_vector");--> statement-breakpoint
CREATE INDEX "examples_trigram_index" ON "examples" USING gin (fold_label("name") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "examples_name" ON "examples" USING btree ("name_key") WHERE "examples"."status" in ('active', 'proposed');--> statement-breakpoint
CREATE INDEX "insight_examples_example_index" ON "insight_examples" USING btree ("example_id","insight_id");--> statement-breakpoint
CREATE INDEX "insight_tags_tag_index" ON "insight_tags" USING btree ("tag_id","insight_id");--> statement-breakpoint
CREATE UNIQUE INDEX "insights_passage" ON "insights" USING btree ("passage_id");--> statement-breakpoint
CREATE INDEX "insights_accepted_index" ON "insights" USING btree ("created_at" DESC NULLS LAST,"id") WHERE "insights"."status" = 'accepted';--> statement-breakpoint
CREATE INDEX "insights_search_index" ON "insights" USING gin ("search_vector");--> statement-breakpoint
CREATE INDEX "insights_trigram_index" ON "insights" USING gin (fold_label("statement") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "insights_note_index" ON "insights" USING btree ("note_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "mentions_passage" ON "mentions" USING btree ("passage_id");--> statement-breakpoint
CREATE INDEX "mentions_example_index" ON "mentions" USING btree ("example_id","note_id");--> statement-breakpoint
CREATE INDEX "mentions_tag_index" ON "mentions" USING btree ("tag_id","note_id");--> statement-breakpoint
CREATE INDEX "mentions_note_index" ON "mentions" USING btree ("note_id");--> statement-breakpoint
CREATE INDEX "notes_published_at_index" ON "notes" USING btree ("published_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "notes_series_index" ON "notes" USING btree ("series_slug","series_number");--> statement-breakpoint
CREATE INDEX "notes_search_index" ON "notes" USING gin ("search_vector");--> statement-breakpoint
CREATE INDEX "notes_trigram_index" ON "notes" USING gin (fold_label("title") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "notes_title_index" ON "notes" USING btree (lower("title"));--> statement-breakpoint
CREATE INDEX "outbox_due_index" ON "outbox" USING btree ("available_at","id") WHERE "outbox"."parked_at" is null;--> statement-breakpoint
CREATE INDEX "passages_version_index" ON "passages" USING btree ("version_id","start");--> statement-breakpoint
CREATE INDEX "slugs_entity_index" ON "slugs" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "note_tags_tag_index" ON "note_tags" USING btree ("tag_id","note_id");--> statement-breakpoint
CREATE INDEX "tag_aliases_tag_index" ON "tag_aliases" USING btree ("tag_id");--> statement-breakpoint
CREATE INDEX "tag_broader_broader_index" ON "tag_broader" USING btree ("broader_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_scheme_label" ON "tags" USING btree ("scheme","label_key") WHERE "tags"."status" in ('active', 'proposed');--> statement-breakpoint
CREATE INDEX "versions_search_index" ON "versions" USING gin ("search_vector");--> statement-breakpoint
CREATE INDEX "versions_sha256_index" ON "versions" USING btree ("sha256");