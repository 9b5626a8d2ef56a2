import { noteAddress } from '../notes/addresses.ts';
import type { MentionRow } from './repository.ts';
import type { Mention } from './schemas.ts';

export const presentMention = (row: MentionRow): Mention => ({
  note: { slug: row.noteSlug, title: row.noteTitle, url: noteAddress(row.noteSlug) },
  exact: row.exact,
  prefix: row.prefix,
  suffix: row.suffix,
  start: row.start,
  end: row.end,
  version: row.versionNumber,
});
