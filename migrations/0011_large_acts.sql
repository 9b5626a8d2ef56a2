-- Acts upon 100,000 rows. What the transaction has in the outbox already is left out before the insert: a conflict costs
-- as much as an index entry, and a merge comes by the same insights three times. The work memory keeps the joins of two
-- images of every row out of temporary files.
CREATE OR REPLACE FUNCTION write_outbox() RETURNS trigger LANGUAGE plpgsql SET work_mem = '64MB' AS $$
DECLARE
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT * FROM new_rows'
    WHEN 'DELETE' THEN 'SELECT * FROM old_rows'
    ELSE 'SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows' END;
BEGIN
  EXECUTE format('WITH changed AS (%s) INSERT INTO outbox (entity_type, entity_id)
    SELECT * FROM (%s) affected (entity_type, entity_id) WHERE entity_id IS NOT NULL
    EXCEPT SELECT entity_type, entity_id FROM outbox WHERE transaction_id = pg_current_xact_id()
    ON CONFLICT (transaction_id, entity_type, entity_id) DO NOTHING', changed, TG_ARGV[0]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION capture_changes() RETURNS trigger LANGUAGE plpgsql
  SET timezone = 'UTC' SET work_mem = '64MB' AS $$
DECLARE
  act uuid := nullif(current_setting('kb.audit_id', true), '')::uuid;
  image text;
  keys text[];
  key_of text;
BEGIN
  IF act IS NULL THEN RETURN NULL; END IF;
  SELECT 'to_jsonb(r)' || coalesce(' - ' || quote_literal(array_agg(attname::text)) || '::text[]', '') INTO image
    FROM pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> '' AND NOT attisdropped;
  SELECT array_agg(quote_ident(a.attname) ORDER BY k.place) INTO keys
    FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k (number, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
    WHERE i.indrelid = TG_RELID AND i.indisprimary;
  key_of := 'concat_ws('','', ' || (SELECT string_agg('r.' || key, ', ') FROM unnest(keys) key) || ')';
  IF TG_OP = 'INSERT' THEN
    EXECUTE format('INSERT INTO audit_changes (audit_id, table_name, row_key, after)
      SELECT $1, $2, %s, %s FROM new_rows r', key_of, image) USING act, TG_TABLE_NAME;
  ELSIF TG_OP = 'DELETE' THEN
    EXECUTE format('INSERT INTO audit_changes (audit_id, table_name, row_key, before)
      SELECT $1, $2, %s, %s FROM old_rows r', key_of, image) USING act, TG_TABLE_NAME;
  ELSE
    -- A changed key is one row gone and another come: a full join gives both.
    EXECUTE format('INSERT INTO audit_changes (audit_id, table_name, row_key, before, after)
      SELECT $1, $2, coalesce(o.kb_key, n.kb_key), o.kb_image, n.kb_image
      FROM (SELECT %1$s AS kb_key, %2$s AS kb_image, r AS kb_row FROM old_rows r) o
      FULL JOIN (SELECT %1$s AS kb_key, %2$s AS kb_image, r AS kb_row FROM new_rows r) n ON o.kb_key = n.kb_key
      WHERE o.kb_row IS DISTINCT FROM n.kb_row', key_of, image) USING act, TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
