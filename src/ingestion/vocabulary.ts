import type { Deps } from '../deps.ts';
import { listExampleTerms } from '../examples/service.ts';
import type { Vocabulary } from '../extraction/port.ts';
import { listTerms } from '../tags/service.ts';

/** What the extractor may know beforehand. */
export async function readVocabulary({ db }: Pick<Deps, 'db'>): Promise<Vocabulary> {
  const [themes, examples] = await Promise.all([listTerms(db, 'theme'), listExampleTerms(db)]);
  return { themes, examples };
}
