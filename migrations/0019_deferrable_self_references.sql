-- A snapshot is restored in the order of keys: a note may come before its neighbour, a merged term before its successor.
ALTER TABLE notes ALTER CONSTRAINT notes_previous_note_id_notes_id_fk DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE notes ALTER CONSTRAINT notes_next_note_id_notes_id_fk DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE tags ALTER CONSTRAINT tags_merged_into_id_tags_id_fk DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE examples ALTER CONSTRAINT examples_merged_into_id_examples_id_fk DEFERRABLE INITIALLY IMMEDIATE;
