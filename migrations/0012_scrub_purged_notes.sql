-- Purging a note takes its words from the audit trail too. Nothing else ever changes the trail: its triggers let a row go
-- only while scrub_note() works on a note that is purged.
CREATE FUNCTION scrubbing() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM notes
    WHERE id = nullif(current_setting('kb.scrubbed_note', true), '')::uuid AND purged_at IS NOT NULL)
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_change_but_scrubbing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  words text[] := '{entity_label,before,after}';
BEGIN
  IF scrubbing() THEN
    IF TG_TABLE_NAME = 'audit_changes' AND TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF TG_TABLE_NAME = 'audit_entries' AND TG_OP = 'UPDATE' AND to_jsonb(NEW) - words = to_jsonb(OLD) - words THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_scrubbing();
--> statement-breakpoint
CREATE OR REPLACE TRIGGER audit_changes_append_only BEFORE UPDATE OR DELETE ON audit_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_scrubbing();
--> statement-breakpoint
-- What an entry may go on saying of a purged note: numbers, states and reasons, none of its words.
CREATE FUNCTION without_words(recorded jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof(recorded) = 'object' THEN (SELECT jsonb_object_agg(key, value) FROM jsonb_each(recorded)
    WHERE key IN ('status', 'version', 'verdicts', 'accepted', 'suggested', 'reason', 'kind', 'anchoring', 'start', 'end', 'action')) END
$$;
--> statement-breakpoint
-- Call it before the note's insights are deleted: it asks them which entries are about them. Images of rows that are
-- going for good are of no use to an undo either: without them the rest of a larger act can still be undone.
CREATE FUNCTION scrub_note(note uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  gone uuid[];
  items text[];
BEGIN
  PERFORM set_config('kb.scrubbed_note', note::text, true);
  gone := ARRAY(SELECT id FROM insights WHERE note_id = note
    UNION SELECT row_key::uuid FROM audit_changes
      WHERE table_name = 'insights' AND note::text IN (before ->> 'note_id', after ->> 'note_id'));
  items := ARRAY(SELECT kind || ':' || id FROM unnest(gone) id, unnest(ARRAY['insight', 'passage']) kind);
  DELETE FROM audit_changes c WHERE
    (c.table_name = 'notes' AND c.row_key = note::text)
    OR (c.table_name = 'insights' AND c.row_key::uuid = ANY (gone))
    OR (c.table_name IN ('insight_tags', 'insight_examples', 'insight_evidence')
      AND split_part(c.row_key, ',', 1)::uuid = ANY (gone))
    OR (c.table_name = 'mentions' AND note::text IN (c.before ->> 'note_id', c.after ->> 'note_id'))
    OR (c.table_name = 'passages' AND coalesce(c.before, c.after) ->> 'version_id' IN (
      SELECT id::text FROM versions WHERE note_id = note));
  UPDATE audit_entries SET entity_label = 'Removed', before = without_words(before), after = without_words(after)
    WHERE entity_id = ANY (gone) OR entity_id = note;
  UPDATE audit_entries SET after = jsonb_set(after, '{decisions}', (
      SELECT jsonb_agg(CASE WHEN told ->> 'item' = ANY (items) OR told ->> 'item' LIKE 'neighbour:' || note || ':%'
        THEN told - '{title,edit}'::text[] ELSE told END ORDER BY place)
      FROM jsonb_array_elements(after -> 'decisions') WITH ORDINALITY d (told, place)))
    WHERE action = 'queue.decide' AND jsonb_typeof(after -> 'decisions') = 'array' AND EXISTS (
      SELECT FROM jsonb_array_elements(after -> 'decisions') d (told)
      WHERE told ->> 'item' = ANY (items) OR told ->> 'item' LIKE 'neighbour:' || note || ':%');
  PERFORM set_config('kb.scrubbed_note', '', true);
END $$;
