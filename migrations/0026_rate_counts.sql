CREATE UNLOGGED TABLE "rate_counts" (
	"window_start" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_counts_window_start_name_pk" PRIMARY KEY("window_start","name")
);
