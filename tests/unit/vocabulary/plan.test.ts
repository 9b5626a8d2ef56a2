import { describe, expect, test } from 'vitest';
import type { Concept, StoredConcept } from '../../../src/vocabulary/concept.ts';
import { parseCsv, writeCsv } from '../../../src/vocabulary/csv.ts';
import { planVocabulary } from '../../../src/vocabulary/plan.ts';

const stored = (slug: string, more: Partial<StoredConcept> = {}): StoredConcept => ({
  id: slug,
  version: 1,
  labelKey: slug,
  slug,
  scheme: 'topic',
  label: slug,
  aliases: [],
  hiddenLabels: [],
  definition: null,
  scopeNote: null,
  position: 0,
  broader: [],
  related: [],
  status: 'active',
  mergedInto: null,
  ...more,
});
const here = (...concepts: StoredConcept[]) => new Map(concepts.map((concept) => [concept.slug, concept]));
const given = (slug: string, more: Partial<Concept> = {}): Concept => ({
  slug,
  scheme: 'topic',
  label: slug,
  ...more,
});

describe('the plan of a file', () => {
  test('leaves what the file does not speak of', () => {
    const plan = planVocabulary(
      [given('a')],
      here(stored('a', { definition: 'Kept.', broader: ['b'] }), stored('b')),
    );
    expect(plan).toMatchObject({ created: [], changed: [], retired: [], unchanged: 1, faults: [] });
  });

  test('takes a former slug for the same term, also as a relation', () => {
    const b = stored('b');
    const terms = new Map([...here(stored('a', { broader: ['b'] }), b), ['old-b', b]]);
    const plan = planVocabulary([given('a', { broader: ['old-b'] }), given('old-b', { label: 'B' })], terms);
    expect(plan.changed).toEqual([
      { slug: 'b', label: 'b', changes: [{ member: 'label', from: 'b', to: 'B' }] },
    ]);
  });

  test('names a term given twice, a scheme that differs, a relation to nothing and a merge into nothing', () => {
    const concepts = [
      given('a', { scheme: 'place' }),
      given('a'),
      given('b', { broader: ['nowhere'], status: 'merged' }),
    ];
    const { faults } = planVocabulary(concepts, here(stored('a'), stored('b')));
    expect(faults.map(({ where }) => where)).toEqual(['a', 'a', 'b', 'b']);
  });

  test('does not bring a merged term back by itself', () => {
    const { faults } = planVocabulary(
      [given('a')],
      here(stored('a', { status: 'merged', mergedInto: 'b' }), stored('b')),
    );
    expect(faults).toHaveLength(1);
  });
});

describe('CSV', () => {
  test('goes out and in again, whatever the cells hold', () => {
    const concept = stored('a', {
      label: '=1+1',
      aliases: ['a | b', 'line\nbreak', "'quoted"],
      definition: '“Smart”, "typewriter"; \t x',
    });
    const { concepts, faults } = parseCsv(writeCsv([concept]), undefined);
    expect(faults).toEqual([]);
    const { id: _id, version: _version, labelKey: _key, ...plain } = concept;
    expect(concepts).toEqual([{ ...plain, aliases: [...plain.aliases].sort() }]);
  });

  test('cells that spreadsheets would take for formulas are guarded', () => {
    expect(writeCsv([stored('a', { label: '=HYPERLINK("x")' })])).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
