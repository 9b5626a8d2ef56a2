CREATE TABLE "models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"weights" "bytea",
	"base" text,
	"learnt_until" timestamp (3) with time zone,
	"figures" jsonb,
	"in_use" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "models_number_unique" UNIQUE("number"),
	CONSTRAINT "models_shipped" CHECK (("models"."number" = 1) = ("models"."weights" is null) and ("models"."weights" is null) = ("models"."base" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "models_in_use" ON "models" USING btree ("in_use") WHERE "models"."in_use";
--> statement-breakpoint
INSERT INTO models (id, number, in_use) VALUES (gen_random_uuid(), 1, true);
