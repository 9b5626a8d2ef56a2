ALTER TABLE "notes" ADD COLUMN "source_key" text;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_source_key_unique" UNIQUE("source_key");