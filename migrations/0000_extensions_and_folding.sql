CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
--> statement-breakpoint
-- How labels and search words are compared: without case, accents, kinds of quotation mark or runs of white space.
-- Declared immutable (unaccent itself is only stable) because its dictionary is named and ships with PostgreSQL.
CREATE FUNCTION fold_label(label text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, normalize(label, NFKC))), '\s+', ' ', 'g'))
$$;
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION kb_english (COPY = pg_catalog.english);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION kb_english
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
