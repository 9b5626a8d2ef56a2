CREATE TABLE "extractions" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"structure" jsonb NOT NULL,
	"reason" text,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "extractions_state" CHECK ("extractions"."state" in ('pending', 'done', 'failed', 'superseded')),
	CONSTRAINT "extractions_finished" CHECK (("extractions"."state" = 'pending') = ("extractions"."finished_at" is null))
);
--> statement-breakpoint
CREATE TABLE "trainings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"actor" jsonb NOT NULL,
	"report" jsonb,
	"reason" text,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "trainings_state" CHECK ("trainings"."state" in ('waiting', 'running', 'succeeded', 'failed')),
	CONSTRAINT "trainings_succeeded" CHECK (("trainings"."state" = 'succeeded') = ("trainings"."report" is not null))
);
--> statement-breakpoint
ALTER TABLE "extractions" ADD CONSTRAINT "extractions_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;