CREATE TABLE "insight_evidence" (
	"insight_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"passage_id" uuid,
	"verdict" text NOT NULL,
	"similarity" real,
	"candidates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "insight_evidence_insight_id_version_id_pk" PRIMARY KEY("insight_id","version_id")
);
--> statement-breakpoint
ALTER TABLE "insights" ADD COLUMN "anchoring" text DEFAULT 'anchored' NOT NULL;--> statement-breakpoint
ALTER TABLE "insights" ADD COLUMN "proposed_passage_id" uuid;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "takedown_reason" text;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "taken_down_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "status_before_takedown" text;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "insight_evidence" ADD CONSTRAINT "insight_evidence_insight_id_insights_id_fk" FOREIGN KEY ("insight_id") REFERENCES "public"."insights"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insight_evidence" ADD CONSTRAINT "insight_evidence_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insight_evidence" ADD CONSTRAINT "insight_evidence_passage_id_passages_id_fk" FOREIGN KEY ("passage_id") REFERENCES "public"."passages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insight_evidence_passage_index" ON "insight_evidence" USING btree ("passage_id");--> statement-breakpoint
ALTER TABLE "insights" ADD CONSTRAINT "insights_proposed_passage_id_passages_id_fk" FOREIGN KEY ("proposed_passage_id") REFERENCES "public"."passages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insights" ADD CONSTRAINT "insights_anchoring" CHECK ("insights"."anchoring" in ('anchored', 'fuzzy', 'ambiguous', 'orphaned'));--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_takedown" CHECK (("notes"."status" = 'taken-down') = ("notes"."taken_down_at" is not null and "notes"."takedown_reason" is not null));