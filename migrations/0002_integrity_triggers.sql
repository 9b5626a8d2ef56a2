-- Verbatim: a passage is the slice of its version's text, and so is its context. Positions are code points, which is
-- what substring() counts in a UTF-8 database.
CREATE FUNCTION check_passage_verbatim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  source text := (SELECT "text" FROM versions WHERE id = NEW.version_id);
BEGIN
  IF substring(source FROM NEW.start + 1 FOR NEW."end" - NEW.start) IS DISTINCT FROM NEW.exact THEN
    RAISE EXCEPTION 'passage % to % is not verbatim', NEW.start, NEW."end"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'passages_verbatim', TABLE = 'passages';
  END IF;
  IF NEW.start < char_length(NEW.prefix)
    OR substring(source FROM NEW.start - char_length(NEW.prefix) + 1 FOR char_length(NEW.prefix)) <> NEW.prefix
    OR substring(source FROM NEW."end" + 1 FOR char_length(NEW.suffix)) <> NEW.suffix THEN
    RAISE EXCEPTION 'the context of passage % to % is not verbatim', NEW.start, NEW."end"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'passages_context_verbatim', TABLE = 'passages';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER passages_verbatim AFTER INSERT OR UPDATE ON passages
  FOR EACH ROW EXECUTE FUNCTION check_passage_verbatim();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER versions_immutable BEFORE UPDATE ON versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_not_truncated BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Every slug given is kept for its entity: old addresses redirect, and nobody else ever gets it.
CREATE FUNCTION keep_slug() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  holder uuid;
BEGIN
  INSERT INTO slugs (entity_type, slug, entity_id) VALUES (TG_ARGV[0], NEW.slug, NEW.id)
    ON CONFLICT (entity_type, slug) DO UPDATE SET slug = EXCLUDED.slug RETURNING entity_id INTO holder;
  IF holder <> NEW.id THEN
    RAISE EXCEPTION 'the slug % belongs to another %', NEW.slug, TG_ARGV[0]
      USING ERRCODE = 'unique_violation', CONSTRAINT = TG_TABLE_NAME || '_slug_kept', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER notes_keep_slug AFTER INSERT OR UPDATE OF slug ON notes
  FOR EACH ROW EXECUTE FUNCTION keep_slug('note');
--> statement-breakpoint
CREATE TRIGGER tags_keep_slug AFTER INSERT OR UPDATE OF slug ON tags
  FOR EACH ROW EXECUTE FUNCTION keep_slug('tag');
--> statement-breakpoint
CREATE TRIGGER examples_keep_slug AFTER INSERT OR UPDATE OF slug ON examples
  FOR EACH ROW EXECUTE FUNCTION keep_slug('example');
--> statement-breakpoint
-- A label or alias means one living term of its scheme. Deferred, so that a merge may pass through a moment of both.
CREATE FUNCTION check_tag_labels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM tag_aliases a JOIN tags t ON t.scheme = a.scheme AND t.label_key = a.label_key
    WHERE t.status IN ('active', 'proposed') AND a.label_key = NEW.label_key AND a.scheme = NEW.scheme
  ) THEN
    RAISE EXCEPTION '"%" is already the label or an alias of a term', NEW.label
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'tag_labels_unambiguous', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tags_label_unambiguous AFTER INSERT OR UPDATE OF label, status, scheme ON tags
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_tag_labels();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tag_aliases_unambiguous AFTER INSERT OR UPDATE ON tag_aliases
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_tag_labels();
--> statement-breakpoint
CREATE FUNCTION check_example_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key text := CASE TG_TABLE_NAME WHEN 'examples' THEN to_jsonb(NEW) ->> 'name_key' ELSE to_jsonb(NEW) ->> 'label_key' END;
BEGIN
  IF EXISTS (
    SELECT FROM example_aliases a JOIN examples e ON e.name_key = a.label_key
    WHERE e.status IN ('active', 'proposed') AND a.label_key = key
  ) THEN
    RAISE EXCEPTION '"%" is already the name or an alias of an example', key
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'example_names_unambiguous', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER examples_name_unambiguous AFTER INSERT OR UPDATE OF name, status ON examples
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_example_names();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER example_aliases_unambiguous AFTER INSERT OR UPDATE ON example_aliases
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_example_names();
--> statement-breakpoint
-- Merged terms point straight at a living one: no chains, so no cycles, and one hop for every old address.
CREATE FUNCTION check_merge_target() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  chained boolean;
BEGIN
  EXECUTE format(
    'SELECT EXISTS (SELECT FROM %1$I a JOIN %1$I b ON b.id = a.merged_into_id
       WHERE b.merged_into_id IS NOT NULL AND (a.id = $1 OR b.id = $1))', TG_TABLE_NAME)
    INTO chained USING NEW.id;
  IF chained THEN
    RAISE EXCEPTION 'a merged % points at another merged one', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_merge_target', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tags_merge_target AFTER INSERT OR UPDATE OF merged_into_id ON tags
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_merge_target();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER examples_merge_target AFTER INSERT OR UPDATE OF merged_into_id ON examples
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_merge_target();
--> statement-breakpoint
CREATE FUNCTION check_broader_acyclic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE above(id) AS (
      SELECT NEW.broader_id UNION SELECT b.broader_id FROM tag_broader b JOIN above ON b.tag_id = above.id
    )
    SELECT FROM above WHERE id = NEW.tag_id
  ) THEN
    RAISE EXCEPTION 'a term cannot be broader than itself'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tag_broader_acyclic', TABLE = 'tag_broader';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tag_broader_acyclic AFTER INSERT OR UPDATE ON tag_broader
  FOR EACH ROW EXECUTE FUNCTION check_broader_acyclic();
--> statement-breakpoint
INSERT INTO content_version (version) VALUES (1);
--> statement-breakpoint
INSERT INTO system_values (name, value)
  VALUES ('cursor-secret', to_jsonb(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')));
