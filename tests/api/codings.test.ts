import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guidOf } from '../../src/exporters/refi-qda.ts';
import { dumpCurated } from '../support/curation.ts';
import { sampleSlug, sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { createNote } from '../support/notes.ts';
import { guid, selections, zipped, zippedProject } from '../support/qdpx.ts';

let kb: KnowledgeBase;
let curator: string;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  curator = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

const send = (path: string, file: Buffer) =>
  kb.request.post(path).set('authorization', curator).attach('file', file, 'study.qdpx');
const plan = async (file: Buffer, query = '') =>
  (await send(`/v1/codings/plan${query}`, file).expect(200)).body.data;
const apply = (file: Buffer, planToken: string) => send(`/v1/codings/apply?plan=${planToken}`, file);
async function exported(query: string): Promise<Buffer> {
  const { body } = await kb.request
    .get(`/v1/export/insights.qdpx?${query}`)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return body as Buffer;
}
const placesOf = async (slug: string, status: string, { request } = kb, key = curator) => {
  const { body } = await request
    .get(`/v1/insights?note=${slug}&status=${status}&limit=100&sort=position`)
    .set('authorization', key)
    .expect(200);
  type Listed = { statement: string; kind: string; source: string; themes: { slug: string }[]; evidence: { start: number; end: number; exact: string } };
  return (body.data as Listed[]).map(({ statement, kind, themes, evidence }) => ({
    statement,
    kind,
    themes: themes.map(({ slug }) => slug).toSorted(),
    start: evidence.start,
    end: evidence.end,
    exact: evidence.exact,
  }));
}; // prettier-ignore

const codes = `<CodeBook><Codes><Code guid="${guid(1)}" name="GOVERNANCE" isCodable="true">
  <Code guid="${guid(2)}" name="Quorum 😀" isCodable="true"><Description>Who has to be there.</Description></Code></Code>
  <Code guid="${guid(3)}" name="Kind" isCodable="false"><Code guid="${guid(4)}" name="barrier" isCodable="true"/></Code></Codes></CodeBook>
  `;
const users = `<Users><User guid="${guid(5)}" name="Ann"/><User guid="${guid(6)}" name="Ben"/></Users>`;
const project = (text: string, coded: Parameters<typeof selections>, name = 'Interview') =>
  zippedProject(
    `${users}${codes}<Sources><TextSource guid="${guid(7)}" name="${name}" plainTextPath="internal://a.txt">${selections(...coded)}</TextSource></Sources>`,
    { 'Sources/a.txt': text },
  );

describe('a project of ours', () => {
  const text = 'A 👩‍👩‍👧 family & <friends>.\n\nCafe\u0301 is\nopen.\n😀 The end.\u00a0\n';
  const spans: [number, number][] = [
    [0, 8],
    [9, 30],
    [27, 45],
    [44, [...text].length],
  ];

  let other: KnowledgeBase;
  let theirs: string;
  beforeAll(async () => {
    other = await startKnowledgeBase();
    theirs = await other.keyFor('curator');
  });
  afterAll(() => other?.stop());

  test.each(['lf', 'crlf'])('comes to another knowledge base at the same places, with %s', async (newline) => {
    const slug = `difficult-${newline}`;
    await createNote(kb, curator, `${text}${newline}`, { slug });
    await createNote(other, theirs, `${text}${newline}`, { slug });
    for (const [start, end] of spans)
      await kb.request.post('/v1/insights').set('authorization', curator)
        .send({ note: slug, start, end, kind: 'enabler', themes: ['governance', 'trust-and-openness'], statement: `About ${start}` })
        .expect(201);
    const file = await exported(`note=${slug}&newline=${newline}`);
    expect((await plan(file)).totals).toMatchObject({ selections: 4, suggested: 0, known: 4, refused: 0 });
    const sendTo = (path: string) => other.request.post(path).set('authorization', theirs).attach('file', file, 'a.qdpx');
    const { body } = await sendTo('/v1/codings/plan').expect(200);
    expect(body.data.totals).toMatchObject({ suggested: 4, known: 0, refused: 0 });
    await sendTo(`/v1/codings/apply?plan=${body.data.planToken}`).expect(200);
    expect(await placesOf(slug, 'suggested', other, theirs)).toEqual(await placesOf(slug, 'accepted'));
  }); // prettier-ignore

  test('is found by its GUIDs where neither text nor title is the same any more', async () => {
    const slug = await createNote(
      kb,
      curator,
      'A note of ours\n\nPower is shared where boards let go of it.\n',
    );
    const [{ id } = { id: '' }] = await kb.deps.db.execute<{ id: string }>(
      sql`select v.id from versions v join notes n on n.id = v.note_id where n.slug = ${slug}`,
    );
    const file = zippedProject(
      `${codes}<Sources><TextSource guid="${guidOf('source', id)}" name="x"><PlainTextContent>Power is shared where boards let go of it.</PlainTextContent>${selections({ start: 0, end: 15, codes: [guid(1)] })}</TextSource></Sources>`,
    );
    expect((await plan(file)).suggestions).toMatchObject([
      { note: slug, start: 16, end: 31, quote: 'Power is shared' },
    ]);
  });
});

describe('a project of another program', () => {
  test('becomes suggestions with known themes, kinds and proposals, which are undone at once', async () => {
    const at = sampleText.indexOf('Lasting change');
    const file = project(sampleText.replaceAll('\n', '\r\n'), [
      { start: at + lineEndsBefore(at), end: at + lineEndsBefore(at) + 14, codes: [guid(1), guid(4)], user: guid(5) },
      { start: at + lineEndsBefore(at), end: at + lineEndsBefore(at) + 14, codes: [guid(2)], user: guid(6), inside: '<Description>ask Cy</Description>' },
      { start: 0, end: 4, codes: [] },
      { start: 3, end: 99999, codes: [guid(1)] },
      { start: 'x', end: 4, codes: [guid(1)] },
    ]); // prettier-ignore
    const planned = await plan(file);
    expect(planned).toMatchObject({
      project: 'Study',
      origin: 'QualCoder 3',
      users: [{ name: 'Ann', codings: 2 }, { name: 'Ben', codings: 1 }],
      codes: [
        { name: 'GOVERNANCE', above: [], meets: 'theme', theme: 'governance' },
        { name: 'Quorum 😀', above: ['GOVERNANCE'], meets: 'proposal', theme: null, uses: 1 },
        { name: 'barrier', above: ['Kind'], meets: 'kind', uses: 1 },
      ],
      sources: [{ name: 'Interview', note: sampleSlug, positions: 'code-points', selections: 5, anchored: 2 }],
      totals: { selections: 5, anchored: 2, suggested: 1, known: 0, refused: 3 },
      suggestions: [{ start: at, end: at + 14, quote: 'Lasting change', statement: 'Lasting change', kind: 'barrier', themes: ['governance'], proposedThemes: ['Quorum 😀'] }],
      refused: [{ reason: 'no-code' }, { reason: 'outside' }, { reason: 'outside', start: null }],
    }); // prettier-ignore
    const before = await dumpCurated(kb.deps.db);
    const { body } = await apply(file, planned.planToken).expect(200);
    const { body: theme } = await kb.request.get('/v1/tags/quorum').set('authorization', curator).expect(200);
    expect(theme.data).toMatchObject({ status: 'proposed', definition: 'Who has to be there.' });
    expect(await placesOf(sampleSlug, 'suggested')).toMatchObject([{ exact: 'Lasting change' }]);
    const { text: feed } = await kb.request
      .get('/v1/insights?q=%22Lasting+change%22&fields=source')
      .expect(200);
    expect(feed).not.toContain('refi-qda');
    await apply(file, planned.planToken).expect(412);
    await kb.request.post(`/v1/audit/${body.auditId}/undo`).set('authorization', curator).expect(200);
    expect(await dumpCurated(kb.deps.db)).toBe(before);
  });
  const lineEndsBefore = (position: number): number => sampleText.slice(0, position).split('\n').length - 1;

  test('that people rejected is never proposed again, nor is a theme that was taken out of use', async () => {
    const file = project(sampleText, [{ start: 684, end: 698, codes: [guid(2)] }]);
    await apply(file, (await plan(file)).planToken).expect(200);
    const { body } = await kb.request
      .get(`/v1/insights?note=${sampleSlug}&status=suggested&fields=id,version`)
      .set('authorization', curator);
    const [{ id, version }] = body.data;
    const decide = { decision: 'reject', insights: [{ id, version }] };
    await kb.request.post('/v1/insights/decisions').set('authorization', curator).send(decide).expect(200);
    await kb.request.patch('/v1/tags/quorum').set({ authorization: curator, 'if-match': '*' }).send({ status: 'retired' }).expect(200); // prettier-ignore
    const again = project(sampleText, [{ start: 684, end: 698, codes: [guid(2)] }, { start: 699, end: 706, codes: [guid(2)] }]); // prettier-ignore
    expect(await plan(again)).toMatchObject({
      totals: { known: 1, suggested: 1 },
      codes: [{ meets: 'none', detail: expect.stringContaining('taken out of use') }],
      suggestions: [{ themes: [], proposedThemes: [] }],
    });
  });

  test('is anchored in what the note says now, and where its words are not there, refused', async () => {
    const old = 'The harbour note\n\nTrust grows slowly. Boards share power with people. Nobody asks why.\n';
    const slug = await createNote(kb, curator, old);
    const newer =
      'The harbour note\n\nA word before.\n\nTrust grows slowly. Boards “share” power with people.\n';
    await kb.request.put(`/v1/notes/${slug}/text`).set({ authorization: curator, 'if-match': '*' }).send({ text: newer }).expect(200); // prettier-ignore
    const spanOf = (words: string) => ({ start: old.indexOf(words), end: old.indexOf(words) + words.length, codes: [guid(1)] }); // prettier-ignore
    const planned = await plan(project(old, ['Trust grows', 'share power', 'Nobody asks why'].map(spanOf)));
    expect(planned.suggestions).toMatchObject([
      { note: slug, quote: 'Trust grows', start: newer.indexOf('Trust') },
    ]);
    expect(planned.refused.map(({ reason }: { reason: string }) => reason)).toEqual(['reworded', 'gone']);
  });

  test('whose text is known by its title only, spaces and all, takes the words of the note', async () => {
    const slug = await createNote(kb, curator, 'The spaced note\n\nPower is\u00a0shared – slowly, and “only” with care.\n', { title: 'The spaced note' }); // prettier-ignore
    const text = 'Power is shared - slowly, and "only" with care.';
    const planned = await plan(project(text, [{ start: 0, end: text.length, codes: [guid(1)] }], 'The spaced note.docx')); // prettier-ignore
    expect(planned.suggestions).toMatchObject([{ note: slug, quote: 'Power is\u00a0shared – slowly, and “only” with care.' }]); // prettier-ignore
  });

  test('whose texts are no notes is told, and nothing is stored', async () => {
    const before = await dumpCurated(kb.deps.db);
    const file = project('An interview with nobody we know.', [{ start: 3, end: 12, codes: [guid(2)] }]);
    const planned = await plan(file);
    expect(planned.sources).toMatchObject([
      { note: null, detail: expect.stringContaining('Bring it in as a note') },
    ]);
    expect(planned.refused).toMatchObject([{ reason: 'no-note', source: 'Interview' }]);
    const { body } = await apply(file, planned.planToken).expect(200);
    expect(body.auditId).toBeNull();
    expect(await dumpCurated(kb.deps.db)).toBe(before);
  });

  test('gives nothing for a note that was taken down', async () => {
    const text = 'The gone note\n\nSomething that was said.\n';
    const slug = await createNote(kb, curator, text);
    await kb.request.delete(`/v1/notes/${slug}?reason=Asked`).set({ authorization: curator, 'if-match': '*' }).expect(204); // prettier-ignore
    const planned = await plan(project(text, [{ start: 15, end: 24, codes: [guid(1)] }]));
    expect(planned.totals).toMatchObject({ suggested: 0, refused: 1 });
  });
});

test('what is no project is 422 with why, whoever may not write is refused', async () => {
  const { body } = await send('/v1/codings/plan', zipped({ 'a.txt': 'x' })).expect(422);
  expect(body.errors).toEqual([{ pointer: '#/file', detail: expect.stringContaining('project.qde') }]);
  await send('/v1/codings/apply', zippedProject('')).expect(422);
  await kb.request.post('/v1/codings/plan').set('authorization', curator).send({}).expect(415);
  await kb.request.post('/v1/codings/plan').attach('file', zippedProject(''), 'a.qdpx').expect(401);
  const file = unzipSync(await exported('theme=governance'));
  expect(Object.keys(file)).toContain('project.qde');
});
