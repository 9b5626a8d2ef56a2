CREATE TABLE "audit_changes" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"audit_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "audit_changes_audit_id_id_pk" PRIMARY KEY("audit_id","id")
);
--> statement-breakpoint
CREATE TABLE "queue_dismissals" (
	"item" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_changes_row_index" ON "audit_changes" USING btree ("table_name","row_key","id");
