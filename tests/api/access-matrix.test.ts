import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addInsight, addNote } from '../support/factories.ts';
import { operationsOf, type Document } from '../support/fuzz/document.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const roles = ['none', 'reader', 'curator', 'admin'] as const;
const states = ['published', 'draft', 'archived', 'taken-down'] as const;
type State = (typeof states)[number];

/** What a route is, as far as access goes: who may call it, and what the state of a note changes for them. */
type Row =
  /** Anybody; what it is about has no states. */
  | 'open'
  /** Anybody what is published, curators what is not; taken down is 410 for all that could have known of it. */
  | 'note'
  | 'insight'
  /** The least role; what is written is tested elsewhere. */
  | 'reader'
  | 'curator'
  | 'admin'
  /** Curators, of a note in any state. */
  | 'curator-note';

const table: Record<string, Row> = {
  listNotes: 'open', createNote: 'curator', importNotes: 'curator', planCodings: 'curator', applyCodings: 'curator', splitExample: 'curator', getNote: 'note', editNote: 'curator', takeDownNote: 'curator',
  listNoteInsights: 'note', listVersions: 'note', getVersion: 'note', compareVersions: 'note', getVersionText: 'note',
  replaceNoteText: 'curator', restoreNote: 'admin', lintNote: 'curator-note', lintNotes: 'curator',
  listInsights: 'open', createInsight: 'curator', getInsight: 'insight', editInsight: 'curator', decideInsight: 'curator',
  decideInsights: 'curator', anchorInsight: 'curator', listThemes: 'open', getTheme: 'open', listTags: 'open',
  createTag: 'curator', getTag: 'open', editTag: 'curator', lookUpTag: 'open', getTagUsage: 'curator', mergeTags: 'curator',
  splitTag: 'curator', assignTags: 'curator', listExamples: 'open', createExample: 'curator', getExample: 'open',
  editExample: 'curator', mergeExamples: 'curator', verifyQuote: 'open', search: 'open', suggest: 'open',
  createSearchToken: 'reader', getIndexStatus: 'curator', repairIndex: 'admin', rebuildIndex: 'admin', getReceipt: 'curator',
  exportVocabularyTurtle: 'open', exportVocabularyJsonLd: 'open', exportVocabularyCsv: 'open', planVocabulary: 'curator',
  applyVocabulary: 'curator', listQueue: 'curator', decideQueue: 'curator', listAudit: 'curator', getAuditEntry: 'curator',
  getAnnotation: 'insight', listAnnotations: 'note', getOembed: 'open',
  exportInsightsCsv: 'open', exportInsightsNdjson: 'open', exportInsightsJson: 'open', exportNotesNdjson: 'open',
  exportNotesJson: 'open', exportInsightsBib: 'open', exportInsightsRis: 'open', exportInsightsCslJson: 'open',
  exportNotesCsv: 'open', exportNotesBib: 'open', exportNotesRis: 'open', exportNotesCslJson: 'open', exportNotesMdZip: 'open',
  exportInsightsQdpx: 'open', exportCodebookQdc: 'open',
  undoAct: 'curator', listKeys: 'admin', createKey: 'admin', revokeKey: 'admin', getLiveness: 'open', getReadiness: 'open',
  getMetrics: 'open', listChanges: 'open', getCooccurrence: 'open', getCooccurrenceCsv: 'open', getTimeline: 'open', getTimelineCsv: 'open',
  getDossier: 'open', getDossierCsv: 'open', getCoverage: 'note', getCoverageCsv: 'note', feedNotesAtom: 'open',
  feedNotesJson: 'open', feedInsightsAtom: 'open', feedInsightsJson: 'open', getSitemap: 'open', getSitemapPart: 'open', getRobots: 'open',
  getLlmsText: 'open', getNoteMarkdown: 'note', listWebhooks: 'admin', createWebhook: 'admin', getWebhook: 'admin',
  editWebhook: 'admin', deleteWebhook: 'admin', rotateWebhookSecret: 'admin', listDeliveries: 'admin', redeliver: 'admin',
  getNoteExtraction: 'curator-note', extractNoteAgain: 'curator', listModels: 'admin', trainModel: 'admin', getTraining: 'admin',
}; // prettier-ignore

let kb: KnowledgeBase;
let operations: ReturnType<typeof operationsOf>;
const keys: Record<string, string | undefined> = {};
const notes = new Map<State, { slug: string; insight: string }>();

beforeAll(async () => {
  kb = await startKnowledgeBase();
  for (const role of ['reader', 'curator', 'admin'] as const) keys[role] = await kb.keyFor(role);
  for (const state of states) {
    const note = await addNote(kb.deps.db, { status: state });
    notes.set(state, { slug: note.slug, insight: await addInsight(kb.deps.db, note) });
  }
  operations = operationsOf(JSON.parse((await kb.app.inject('/openapi.json')).body) as Document);
});
afterAll(() => kb?.stop());

test('every route has a row, and every row a route', () => {
  expect(Object.keys(table).toSorted()).toEqual(operations.map(({ operationId }) => operationId).toSorted());
});

const needs = { open: 0, note: 0, insight: 0, reader: 1, curator: 2, 'curator-note': 2, admin: 3 } as const;

/** The status, or null where it is anything but a refusal of access. */
function wanted(row: Row, role: (typeof roles)[number], state: State): number | null {
  const rank = roles.indexOf(role);
  if (rank < needs[row]) return role === 'none' ? 401 : 403;
  if (row !== 'note' && row !== 'insight' && row !== 'curator-note') return null;
  if (state === 'taken-down') return 410;
  return state === 'published' || rank >= 2 ? 200 : 404;
}

const statusOf = async (
  { method, path, requestBody }: (typeof operations)[number],
  role: string,
  { slug, insight }: { slug: string; insight: string },
): Promise<number> => {
  const values: Record<string, string> = { slug, id: insight, number: '1', from: '1', to: '1' };
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const authorization = keys[role];
  const { statusCode } = await kb.app.inject({
    method: method as 'GET',
    url,
    // Never that of anything: what may be written stays as it is.
    headers: { 'if-match': '"nothing-v1-x"', ...(authorization !== undefined && { authorization }) },
    ...(requestBody && { payload: {} }),
  });
  return statusCode;
};

const patienceMs = 120_000;
test.each(roles)(
  'as “%s”, every route answers for a note in every state as its row says',
  async (role) => {
    const departures: string[] = [];
    for (const operation of operations) {
      // These would change what the other rows ask for.
      if (operation.operationId === 'restoreNote' && role === 'admin') continue;
      const row = table[operation.operationId] ?? 'open';
      for (const state of states) {
        const status = await statusOf(operation, role, notes.get(state) ?? { slug: '', insight: '' });
        const expected = wanted(row, role, state);
        const fits = expected === null ? ![401, 403, 500].includes(status) : status === expected;
        if (!fits) departures.push(`${operation.operationId}, ${state}: ${status} instead of ${expected}`);
      }
    }
    expect(departures).toEqual([]);
  },
  patienceMs,
);

test('an unseen note answers exactly as one that never was', async () => {
  const bodyOf = async (slug: string) => {
    const { instance: _instance, ...problem } = (await kb.app.inject(`/v1/notes/${slug}`)).json();
    return JSON.stringify(problem).replaceAll(slug, 'SLUG');
  };
  const never = await bodyOf('never-was');
  for (const state of ['draft', 'archived'] as const)
    expect(await bodyOf(notes.get(state)?.slug ?? '')).toBe(never);
});

/** What a write to a note, or to its insight, comes to for whoever may write, by the state of the note. */
interface Write {
  body?: (slug: string) => object;
  query?: string;
  alive: number;
  takenDown: number;
}
const writes: Record<string, Write> = {
  editNote: { body: () => ({ title: 'Another title' }), alive: 200, takenDown: 410 },
  takeDownNote: { query: '?reason=Asked', alive: 204, takenDown: 410 },
  replaceNoteText: { body: (slug) => ({ text: `Another text of ${slug}.` }), alive: 200, takenDown: 410 },
  restoreNote: { alive: 409, takenDown: 200 },
  createInsight: { body: (note) => ({ note, quote: 'Boards share power.', kind: 'lesson', statement: 'Boards share it.' }), alive: 201, takenDown: 422 },
  editInsight: { body: () => ({ kind: 'lesson' }), alive: 200, takenDown: 404 },
  decideInsight: { body: () => ({ decision: 'reject' }), alive: 200, takenDown: 404 },
  anchorInsight: { body: () => ({ place: { start: 0, end: 6 } }), alive: 200, takenDown: 410 },
}; // prettier-ignore

const stateOf = async (slug: string): Promise<string> =>
  JSON.stringify(
    await kb.deps.db.execute(sql`
      select n.status, n.version, n.title, i.version as insight_version, i.status as insight_status,
        (select count(*) from insights where note_id = n.id) as insights
      from notes n join insights i on i.note_id = n.id where n.slug = ${slug} order by i.id`),
  );

test.each(roles)(
  'as “%s”, a real write to a note in every state does what it may, or nothing',
  async (role) => {
    const departures: string[] = [];
    for (const [operationId, { body, query = '', alive, takenDown }] of Object.entries(writes)) {
      const operation = operations.find((one) => one.operationId === operationId);
      for (const state of states) {
        const text = `Trust grows slowly, says ${role} of ${operationId} and ${state}. Boards share power.`;
        const { slug, ...note } = await addNote(kb.deps.db, { status: state, text });
        const id = await addInsight(kb.deps.db, { slug, ...note }, { start: 12 });
        const before = await stateOf(slug);
        const url = (operation?.path ?? '').replace('{slug}', slug).replace('{id}', id);
        const { statusCode } = await kb.app.inject({
          method: operation?.method as 'PATCH',
          url: url + query,
          headers: { 'if-match': '*', ...(keys[role] && { authorization: keys[role] }) },
          ...(body && { payload: body(slug) }),
        });
        const refused = roles.indexOf(role) < needs[table[operationId] ?? 'admin'];
        const wanted = refused ? (role === 'none' ? 401 : 403) : state === 'taken-down' ? takenDown : alive;
        if (statusCode !== wanted)
          departures.push(`${operationId}, ${state}: ${statusCode} instead of ${wanted}`);
        const changed = (await stateOf(slug)) !== before;
        if (changed !== wanted < 300) departures.push(`${operationId}, ${state}: changed is ${changed}`);
      }
    }
    expect(departures).toEqual([]);
  },
);
