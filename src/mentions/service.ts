import type { Database } from '../db/client.ts';
import * as repository from './repository.ts';
import type { MentionRow, MentionTarget } from './repository.ts';

const maxMentions = 1000;

/** Where an example or a tag is named in published notes: the first 1,000 places, by note and in reading order. */
export const listMentions = (db: Database, target: MentionTarget): Promise<MentionRow[]> =>
  repository.listMentions(db, target, maxMentions);
