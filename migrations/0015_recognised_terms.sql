ALTER TABLE "tags" ADD COLUMN "recognised" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
UPDATE tags t SET recognised = true WHERE EXISTS (SELECT FROM mentions m WHERE m.tag_id = t.id);
