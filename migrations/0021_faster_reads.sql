DROP INDEX "notes_published_at_index";--> statement-breakpoint
CREATE INDEX "insights_public_index" ON "insights" USING btree ("note_id","kind") WHERE "insights"."status" = 'accepted' and "insights"."anchoring" = 'anchored';--> statement-breakpoint
CREATE INDEX "notes_newest_index" ON "notes" USING btree (coalesce("published_at", "created_at") desc,"id") WHERE "notes"."status" = 'published';