CREATE TABLE "index_rebuilds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "index_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"searchable_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"title_key" text NOT NULL,
	"slug" text,
	"themes" text[] NOT NULL,
	"tags" text[] NOT NULL,
	"examples" text[] NOT NULL,
	"kind" text,
	"series" text,
	"held_on" date,
	"vector" "tsvector" NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_documents_vector_index" ON "search_documents" USING gin ("vector");--> statement-breakpoint
CREATE INDEX "search_documents_title_index" ON "search_documents" USING btree ("type","title_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_documents_trigram_index" ON "search_documents" USING gin ("title_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_documents_type_index" ON "search_documents" USING btree ("type","id");--> statement-breakpoint
CREATE INDEX "search_words_trigram_index" ON "search_words" USING gin ("word" gin_trgm_ops);
--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "entity_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "receipt_id" uuid DEFAULT nullif(current_setting('kb.receipt', true), '')::uuid;--> statement-breakpoint
CREATE INDEX "outbox_receipt_index" ON "outbox" USING btree ("receipt_id");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_once" UNIQUE("transaction_id","entity_type","entity_id");
