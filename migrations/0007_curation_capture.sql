-- What a curation act does to each row, as images before and after it, for the audit trail and for undo. A statement
-- trigger writes one set of rows for a statement, however many it changed; outside a curation act (no kb.audit_id)
-- nothing is kept. The time zone is fixed so that an image reads the same in every session.
CREATE FUNCTION capture_changes() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  act uuid := nullif(current_setting('kb.audit_id', true), '')::uuid;
  generated text[];
  keys text[];
  key_of text;
BEGIN
  IF act IS NULL THEN RETURN NULL; END IF;
  SELECT coalesce(array_agg(attname::text), '{}') INTO generated
    FROM pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> '' AND NOT attisdropped;
  SELECT array_agg(quote_ident(a.attname) ORDER BY k.place) INTO keys
    FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k (number, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
    WHERE i.indrelid = TG_RELID AND i.indisprimary;
  key_of := 'concat_ws('','', ' || (SELECT string_agg('r.' || key, ', ') FROM unnest(keys) key) || ')';
  IF TG_OP = 'INSERT' THEN
    EXECUTE format('INSERT INTO audit_changes (audit_id, table_name, row_key, after)
      SELECT $1, $2, %s, to_jsonb(r) - $3 FROM new_rows r', key_of) USING act, TG_TABLE_NAME, generated;
  ELSIF TG_OP = 'DELETE' THEN
    EXECUTE format('INSERT INTO audit_changes (audit_id, table_name, row_key, before)
      SELECT $1, $2, %s, to_jsonb(r) - $3 FROM old_rows r', key_of) USING act, TG_TABLE_NAME, generated;
  ELSE
    -- A changed key is one row gone and another come: a full join gives both.
    EXECUTE format('INSERT INTO audit_changes (audit_id, table_name, row_key, before, after)
      SELECT $1, $2, coalesce(o.kb_key, n.kb_key), o.kb_image, n.kb_image
      FROM (SELECT %1$s AS kb_key, to_jsonb(r) - $3 AS kb_image FROM old_rows r) o
      FULL JOIN (SELECT %1$s AS kb_key, to_jsonb(r) - $3 AS kb_image FROM new_rows r) n ON o.kb_key = n.kb_key
      WHERE o.kb_image IS DISTINCT FROM n.kb_image', key_of) USING act, TG_TABLE_NAME, generated;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  curated text;
BEGIN
  FOREACH curated IN ARRAY ARRAY['notes', 'passages', 'insights', 'insight_evidence', 'insight_tags', 'insight_examples',
    'tags', 'tag_aliases', 'tag_broader', 'tag_related', 'note_tags', 'examples', 'example_aliases', 'example_tags',
    'mentions', 'slugs', 'queue_dismissals'] LOOP
    EXECUTE format('CREATE TRIGGER %1$I AFTER INSERT ON %2$I REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION capture_changes()', curated || '_capture_insert', curated);
    EXECUTE format('CREATE TRIGGER %1$I AFTER UPDATE ON %2$I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION capture_changes()', curated || '_capture_update', curated);
    EXECUTE format('CREATE TRIGGER %1$I AFTER DELETE ON %2$I REFERENCING OLD TABLE AS old_rows
      FOR EACH STATEMENT EXECUTE FUNCTION capture_changes()', curated || '_capture_delete', curated);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_changes_append_only BEFORE UPDATE OR DELETE ON audit_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_changes_not_truncated BEFORE TRUNCATE ON audit_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The checks that look at several rows take a lock first: two transactions that could each not see the other's rows
-- take turns, so that direct SQL cannot slip past them either.
CREATE OR REPLACE FUNCTION check_tag_labels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.scheme || ' ' || NEW.label_key, 2));
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
CREATE OR REPLACE FUNCTION check_example_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key text := CASE TG_TABLE_NAME WHEN 'examples' THEN to_jsonb(NEW) ->> 'name_key' ELSE to_jsonb(NEW) ->> 'label_key' END;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(key, 3));
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
CREATE OR REPLACE FUNCTION check_merge_target() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  chained boolean;
BEGIN
  IF NEW.merged_into_id IS NULL THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(7214006);
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
CREATE OR REPLACE FUNCTION check_broader_acyclic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7214007);
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
-- SKOS: related terms are not above or below one another. Deferred, so that an act may pass through a moment of both.
CREATE FUNCTION check_related_apart() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one uuid := NEW.tag_id;
  other uuid := coalesce((to_jsonb(NEW) ->> 'related_id'), (to_jsonb(NEW) ->> 'broader_id'))::uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(7214007);
  IF EXISTS (
    WITH RECURSIVE
      above_one(id) AS (SELECT one UNION SELECT b.broader_id FROM tag_broader b JOIN above_one a ON b.tag_id = a.id),
      above_other(id) AS (SELECT other UNION SELECT b.broader_id FROM tag_broader b JOIN above_other a ON b.tag_id = a.id),
      below_one(id) AS (SELECT one UNION SELECT b.tag_id FROM tag_broader b JOIN below_one a ON b.broader_id = a.id)
    SELECT FROM tag_related r
    WHERE CASE TG_TABLE_NAME
      WHEN 'tag_related' THEN r.tag_id = one AND r.related_id = other
        AND (other IN (SELECT id FROM above_one) OR one IN (SELECT id FROM above_other))
      ELSE (r.tag_id IN (SELECT id FROM below_one) AND r.related_id IN (SELECT id FROM above_other))
        OR (r.related_id IN (SELECT id FROM below_one) AND r.tag_id IN (SELECT id FROM above_other)) END
  ) THEN
    RAISE EXCEPTION 'related terms cannot be broader and narrower as well'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tag_related_apart', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tag_related_apart AFTER INSERT OR UPDATE ON tag_related
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_related_apart();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tag_broader_related_apart AFTER INSERT OR UPDATE ON tag_broader
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_related_apart();
--> statement-breakpoint
-- Names that are probably the same: without the article, figures for words and the kind of undertaking at the end.
CREATE FUNCTION near_name(label text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(nullif(btrim(regexp_replace(words, '\s+(programme|program|project|initiative|scheme|partnership|network|campaign|group|team|service)s?$', '')), ''), words)
  FROM (SELECT btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    regexp_replace(replace(public.fold_label(label), '&', ' and '), '[^[:alnum:]]+', ' ', 'g'),
    '\m4\M', 'for', 'g'), '\m2\M', 'to', 'g'), '^\s*(the|a|an)\s+', ''), '\s+', ' ', 'g')) AS words) folded
$$;
--> statement-breakpoint
CREATE INDEX examples_near_index ON examples USING gin (near_name(name) gin_trgm_ops) WHERE status IN ('active', 'proposed');
--> statement-breakpoint
CREATE INDEX example_aliases_near_index ON example_aliases USING gin (near_name(label) gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX tags_near_index ON tags USING gin (near_name(label) gin_trgm_ops) WHERE status IN ('active', 'proposed');
--> statement-breakpoint
CREATE INDEX tag_aliases_near_index ON tag_aliases USING gin (near_name(label) gin_trgm_ops);
--> statement-breakpoint
-- GET /v1/audit: by verb, and by who
CREATE INDEX audit_entries_action_index ON audit_entries (action, at DESC, id DESC);
--> statement-breakpoint
CREATE INDEX audit_entries_actor_index ON audit_entries (actor, at DESC, id DESC);
--> statement-breakpoint
-- an act is undone once; what was redone is undone by undoing the redo, so that undos form a line
CREATE UNIQUE INDEX audit_entries_undo_index ON audit_entries (undo_of) WHERE undo_of IS NOT NULL;
