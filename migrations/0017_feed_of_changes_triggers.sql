-- What the feed of changes has to look at: all that the index is told of, and terms, which have no document of their own.
CREATE FUNCTION queue_indexed_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change_queue (entity_type, entity_id)
    SELECT entity_type, entity_id FROM new_rows WHERE entity_type <> 'synonyms' ORDER BY id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER outbox_queue_changes AFTER INSERT ON outbox REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION queue_indexed_changes();
--> statement-breakpoint
-- The arguments are the columns that name terms.
CREATE FUNCTION queue_term_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT * FROM new_rows'
    WHEN 'DELETE' THEN 'SELECT * FROM old_rows'
    ELSE 'SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows' END;
  named text;
BEGIN
  SELECT string_agg(format('SELECT %I FROM changed', name), ' UNION ') INTO named FROM unnest(TG_ARGV) name;
  EXECUTE format('WITH changed AS (%s) INSERT INTO change_queue (entity_type, entity_id)
    SELECT ''tag'', id FROM (%s) terms (id) WHERE id IS NOT NULL ORDER BY id', changed, named);
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  watched record;
  event record;
BEGIN
  FOR watched IN SELECT * FROM (VALUES
    ('tags', 'id'), ('tag_aliases', 'tag_id'), ('mentions', 'tag_id'),
    ('tag_broader', 'tag_id, broader_id'), ('tag_related', 'tag_id, related_id')
  ) tables (name, columns) LOOP
    FOR event IN SELECT * FROM (VALUES
      ('insert', 'REFERENCING NEW TABLE AS new_rows'),
      ('update', 'REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows'),
      ('delete', 'REFERENCING OLD TABLE AS old_rows')
    ) events (name, referencing) LOOP
      EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I %s FOR EACH STATEMENT EXECUTE FUNCTION queue_term_changes(%s)',
        watched.name || '_queue_changes_' || event.name, event.name, watched.name, event.referencing, watched.columns);
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
-- What is here already is where the feed begins.
INSERT INTO change_queue (entity_type, entity_id)
  SELECT kind, id FROM (
    SELECT 1 AS place, 'tag' AS kind, id FROM tags UNION ALL SELECT 2, 'example', id FROM examples
    UNION ALL SELECT 3, 'note', id FROM notes UNION ALL SELECT 4, 'insight', id FROM insights WHERE status = 'accepted') held
  ORDER BY place, id;
