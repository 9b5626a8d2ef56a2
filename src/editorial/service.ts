import type { Database } from '../db/client.ts';
import { noteAddress } from '../notes/addresses.ts';
import { findOddities, type LintRule } from './find-oddities.ts';
import { findLintSource, listLintSources, type LintSource } from './repository.ts';
import type { Finding } from './schemas.ts';

/** What looks wrong in the current version of one note. */
export async function lintNote(
  db: Database,
  noteId: string,
  rules: LintRule[] | undefined,
): Promise<Finding[]> {
  const source = await findLintSource(db, noteId);
  return source ? findingsOf(source, rules) : [];
}

export interface LintPage {
  findings: Finding[];
  notes: number;
  /** The slug to go on after, or null at the end. */
  lastSlug: string | null;
}

/** The same over many notes, in order of their slugs. */
export async function lintNotes(
  db: Database,
  query: { rule?: LintRule[] | undefined; after?: string | undefined; limit: number },
): Promise<LintPage> {
  const sources = await listLintSources(db, query.after ?? '', query.limit + 1);
  const looked = sources.slice(0, query.limit);
  return {
    findings: looked.flatMap((source) => findingsOf(source, query.rule)),
    notes: looked.length,
    lastSlug: sources.length > query.limit ? (looked.at(-1)?.slug ?? null) : null,
  };
}

const findingsOf = (source: LintSource, rules: LintRule[] | undefined): Finding[] =>
  findOddities(source)
    .filter(({ rule }) => !rules || rules.includes(rule))
    .map((oddity) => ({
      ...oddity,
      note: { slug: source.slug, title: source.title, url: noteAddress(source.slug) },
      version: source.versionNumber,
    }));
