DROP INDEX "audit_entries_at_index";--> statement-breakpoint
DROP INDEX "webhook_deliveries_webhook_index";--> statement-breakpoint
CREATE INDEX "insights_surest_index" ON "insights" USING btree (coalesce("confidence", 1) desc,"id","note_id") WHERE "insights"."status" = 'accepted' and "insights"."anchoring" = 'anchored';--> statement-breakpoint
CREATE INDEX "insights_waiting_index" ON "insights" USING btree ("created_at","id","note_id") WHERE "insights"."status" = 'suggested' and "insights"."anchoring" = 'anchored';--> statement-breakpoint
CREATE INDEX "insights_changed_index" ON "insights" USING btree ("updated_at","id","note_id") WHERE "insights"."status" <> 'rejected' and "insights"."anchoring" <> 'anchored';--> statement-breakpoint
CREATE INDEX "audit_entries_at_index" ON "audit_entries" USING btree ("at" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_webhook_index" ON "webhook_deliveries" USING btree ("webhook_id","position" desc);