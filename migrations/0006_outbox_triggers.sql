-- Every change of what the index shows writes the outbox, in the transaction that makes it and by whatever way it
-- comes. Statement triggers: one insert for a statement, however many rows it changed.
CREATE FUNCTION indexed_under_tags(ids uuid[]) RETURNS TABLE (entity_type text, entity_id uuid) LANGUAGE sql STABLE AS $$
  WITH linked AS (
    SELECT i.id, i.note_id FROM insight_tags it JOIN insights i ON i.id = it.insight_id
    WHERE it.tag_id = ANY(ids) AND i.status = 'accepted')
  SELECT 'insight', id FROM linked
  UNION SELECT 'note', note_id FROM linked
  UNION SELECT 'example', ie.example_id FROM linked JOIN insight_examples ie ON ie.insight_id = linked.id
  UNION SELECT 'note', note_id FROM note_tags WHERE tag_id = ANY(ids)
  UNION SELECT 'example', example_id FROM example_tags WHERE tag_id = ANY(ids)
  UNION SELECT 'synonyms', '00000000-0000-0000-0000-000000000000'::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION indexed_under_examples(ids uuid[]) RETURNS TABLE (entity_type text, entity_id uuid) LANGUAGE sql STABLE AS $$
  SELECT 'example', id FROM unnest(ids) given(id)
  UNION SELECT 'insight', i.id FROM insight_examples ie JOIN insights i ON i.id = ie.insight_id
    WHERE ie.example_id = ANY(ids) AND i.status = 'accepted'
  UNION SELECT 'note', note_id FROM mentions WHERE example_id = ANY(ids)
  UNION SELECT 'synonyms', '00000000-0000-0000-0000-000000000000'::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION indexed_under_insights(ids uuid[]) RETURNS TABLE (entity_type text, entity_id uuid) LANGUAGE sql STABLE AS $$
  WITH linked AS (SELECT id, note_id FROM insights WHERE id = ANY(ids) AND status = 'accepted')
  SELECT 'insight', id FROM linked
  UNION SELECT 'note', note_id FROM linked
  UNION SELECT 'example', ie.example_id FROM linked JOIN insight_examples ie ON ie.insight_id = linked.id
$$;
--> statement-breakpoint
-- The argument is a query over `changed`, the rows before and after, for what the index has to look at again.
CREATE FUNCTION write_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT * FROM new_rows'
    WHEN 'DELETE' THEN 'SELECT * FROM old_rows'
    ELSE 'SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows' END;
BEGIN
  EXECUTE format('WITH changed AS (%s) INSERT INTO outbox (entity_type, entity_id)
    SELECT DISTINCT * FROM (%s) affected (entity_type, entity_id) WHERE entity_id IS NOT NULL
    ON CONFLICT (transaction_id, entity_type, entity_id) DO NOTHING', changed, TG_ARGV[0]);
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  watched record;
  event record;
BEGIN
  FOR watched IN SELECT * FROM (VALUES
    ('notes', 'SELECT ''note'', id FROM changed
      UNION SELECT ''insight'', i.id FROM changed c JOIN insights i ON i.note_id = c.id AND i.status = ''accepted''
      UNION SELECT ''example'', m.example_id FROM changed c JOIN mentions m ON m.note_id = c.id
      UNION SELECT ''example'', ie.example_id FROM changed c JOIN insights i ON i.note_id = c.id AND i.status = ''accepted''
        JOIN insight_examples ie ON ie.insight_id = i.id'),
    ('versions', 'SELECT ''note'', note_id FROM changed'),
    ('insights', 'SELECT ''insight'', id FROM changed WHERE status = ''accepted''
      UNION SELECT ''note'', note_id FROM changed WHERE status = ''accepted''
      UNION SELECT ''example'', ie.example_id FROM changed c JOIN insight_examples ie ON ie.insight_id = c.id
        WHERE c.status = ''accepted'''),
    ('insight_tags', 'SELECT * FROM indexed_under_insights(ARRAY(SELECT insight_id FROM changed))'),
    ('insight_examples', 'SELECT * FROM indexed_under_insights(ARRAY(SELECT insight_id FROM changed))
      UNION SELECT ''example'', example_id FROM changed'),
    ('note_tags', 'SELECT ''note'', note_id FROM changed'),
    ('example_tags', 'SELECT ''example'', example_id FROM changed'),
    ('mentions', 'SELECT ''note'', note_id FROM changed UNION SELECT ''example'', example_id FROM changed'),
    ('tags', 'SELECT * FROM indexed_under_tags(ARRAY(SELECT id FROM changed))'),
    ('tag_aliases', 'SELECT * FROM indexed_under_tags(ARRAY(SELECT tag_id FROM changed))'),
    ('examples', 'SELECT * FROM indexed_under_examples(ARRAY(SELECT id FROM changed))'),
    ('example_aliases', 'SELECT * FROM indexed_under_examples(ARRAY(SELECT example_id FROM changed))')
  ) tables (name, affected) LOOP
    FOR event IN SELECT * FROM (VALUES
      ('insert', 'REFERENCING NEW TABLE AS new_rows'),
      ('update', 'REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows'),
      ('delete', 'REFERENCING OLD TABLE AS old_rows')
    ) events (name, referencing) LOOP
      EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I %s FOR EACH STATEMENT EXECUTE FUNCTION write_outbox(%L)',
        watched.name || '_outbox_' || event.name, event.name, watched.name, event.referencing, watched.affected);
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
-- Words as they are written, folded but not stemmed: what misspelt ones are compared with.
CREATE TEXT SEARCH CONFIGURATION kb_words (COPY = pg_catalog.simple);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION kb_words
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.simple;
--> statement-breakpoint
-- What is here already has to be derived once.
INSERT INTO outbox (entity_type, entity_id)
  SELECT 'note', id FROM notes UNION ALL SELECT 'insight', id FROM insights UNION ALL SELECT 'example', id FROM examples
  UNION ALL SELECT 'synonyms', '00000000-0000-0000-0000-000000000000'::uuid;
