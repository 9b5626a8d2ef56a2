import { expect, test } from 'vitest';
import { announcesBreak, classify } from '../../scripts/classify-api-changes.mjs';

interface Changes {
  parameters?: object[];
  body?: object;
  answer?: object;
  statuses?: string[];
  paths?: object;
}

const slug = { name: 'slug', in: 'path', required: true, schema: { type: 'string', maxLength: 120 } };
const kind = { name: 'kind', in: 'query', schema: { type: 'string', enum: ['lesson', 'barrier'] } };
const input = {
  type: 'object',
  properties: { title: { type: 'string', pattern: '^.+$' }, note: { type: 'string' } },
  required: ['title'],
};
const note = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] };

function document({
  parameters = [slug, kind],
  body = input,
  answer = note,
  statuses = ['200', '404'],
  paths = {},
}: Changes = {}) {
  const json = (name: string) => ({
    'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
  });
  const responses = Object.fromEntries(statuses.map((status) => [status, { content: json('Note') }]));
  return {
    paths: {
      '/notes/{slug}': { put: { parameters, requestBody: { content: json('Input') }, responses } },
      ...paths,
    },
    components: { schemas: { Input: body, Note: answer } },
  };
}

const cases: [string, 'breaking' | 'additive', Changes, string][] = [
  ['a status that is gone', 'breaking', { statuses: ['200'] }, 'put /notes/{slug}: status 404 is gone'],
  ['a parameter that is gone', 'breaking', { parameters: [slug] }, 'put /notes/{slug}: query kind is gone'],
  ['a parameter that is now required', 'breaking', { parameters: [slug, { ...kind, required: true }] }, 'put /notes/{slug}: query kind is now required'],
  ['a value that is no longer taken', 'breaking', { parameters: [slug, { ...kind, schema: { type: 'string', enum: ['lesson'] } }] }, 'put /notes/{slug}: query kind does not take barrier'],
  ['a shorter length', 'breaking', { parameters: [{ ...slug, schema: { type: 'string', maxLength: 60 } }, kind] }, 'put /notes/{slug}: path slug: maxLength 120 is now 60'],
  ['another pattern', 'breaking', { body: { ...input, properties: { ...input.properties, title: { type: 'string', pattern: '^[a-z]+$' } } } }, 'Input.title: pattern differs'],
  ['a member that a body must now have', 'breaking', { body: { ...input, required: ['title', 'note'] } }, 'Input.note is now required'],
  ['a member that an answer no longer has', 'breaking', { answer: { type: 'object', properties: {} } }, 'Note (response).title is gone'],
  ['a member that an answer may leave out', 'breaking', { answer: { ...note, required: [] } }, 'Note.title may now be missing'],
  ['a member of another type', 'breaking', { answer: { ...note, properties: { title: { type: 'integer' } } } }, 'Note.title: type string is now integer'],
  ['a further address', 'additive', { paths: { '/tags': {} } }, '/tags is new'],
  ['a further optional parameter', 'additive', { parameters: [slug, kind, { name: 'sort', in: 'query', schema: {} }] }, 'put /notes/{slug}: query sort is new'],
  ['a further member of an answer', 'additive', { answer: { ...note, properties: { ...note.properties, slug: {} } } }, 'Note (response).slug is new'],
  ['a greater length', 'additive', { parameters: [{ ...slug, schema: { type: 'string', maxLength: 200 } }, kind] }, 'put /notes/{slug}: path slug: maxLength 120 is now 200'],
]; // prettier-ignore

test.each(cases)('%s is %s', (_what, kindOfChange, changes, sentence) => {
  const found = classify(document(), document(changes));
  const other = kindOfChange === 'breaking' ? 'additive' : 'breaking';
  expect(found[kindOfChange]).toContain(sentence);
  expect(found[other]).toEqual([]);
});

test('a new parameter that is required breaks, and words change nothing', () => {
  const required = { name: 'reason', in: 'query', required: true, schema: { type: 'string' } };
  const { breaking } = classify(document(), document({ parameters: [slug, kind, required] }));
  expect(breaking).toEqual(['put /notes/{slug}: query reason is new and required']);
  expect(classify(document(), document({ answer: { ...note, description: 'Other words.' } }))).toEqual({
    breaking: [],
    additive: [],
  });
});

test('a break is announced by a line of the changelog’s Pending part alone', () => {
  expect(announcesBreak('# C\n\n## Pending\n\n- Breaking: `kind` is gone.\n\n## 0.1.0\n')).toBe(true);
  expect(announcesBreak('# C\n\n## Pending\n\n- Added.\n\n## 0.1.0\n\n- Breaking: older.\n')).toBe(false);
});
