import { expect, test } from 'vitest';
import { sentenceOf } from '../../../src/audit/sentence.ts';

const act = { actor: 'Ann', entityType: 'tag', entityLabel: 'Steering', before: null, after: null };

test.each([
  [{ action: 'tag.create' }, 'Ann created tag “Steering”'],
  [
    {
      action: 'tag.edit',
      before: { label: 'Steering', slug: null },
      after: { label: 'Boards', slug: 'boards' },
    },
    'Ann edited tag “Steering”: label from “Steering” to “Boards”, slug from nothing to “boards”',
  ],
  [
    {
      action: 'tag.edit',
      before: { scopeNote: null, aliases: ['a'] },
      after: { scopeNote: 'x'.repeat(80), aliases: [] },
    },
    'Ann edited tag “Steering”: scope note, aliases',
  ],
  [
    {
      action: 'tag.merge',
      after: {
        into: { slug: 'governance', label: 'Governance' },
        insights: 120,
        notes: 1,
        examples: 0,
        mentions: 0,
      },
    },
    'Ann merged tag “Steering” into “Governance”, with 120 insights, 1 note',
  ],
  [
    {
      action: 'tag.assign',
      entityLabel: '3 insights',
      after: { add: ['Trust'], remove: ['Boards', 'Place'] },
    },
    'Ann gave “Trust” to and took “Boards”, “Place” from 3 insights',
  ],
  [{ action: 'audit.undo', after: { sentence: 'Bob created tag “X”' } }, 'Ann undid: Bob created tag “X”'],
  [{ action: 'note.whatever', entityType: 'note' }, 'Ann did note.whatever on note “Steering”'],
])('the sentence of %o', (more, sentence) => {
  expect(sentenceOf({ ...act, ...more })).toBe(sentence);
});
