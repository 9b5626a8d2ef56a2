import { readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getJson, Program, type Run } from '../support/process.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const mebibyte = 1024 * 1024;
const most = 256 * mebibyte;
const external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>';
const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';

let program: Program;
let run: Run;
let base: string;
let key: string;
beforeAll(async () => {
  program = new Program();
  run = program.start({
    settings: {
      DATA_DIR: program.dataDir(),
      SEARCH_ENGINE: 'postgres',
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '0',
    },
  });
  base = await run.listening();
  [key] = /kb_\S+/.exec(run.stdout()) as unknown as [string];
});
afterAll(() => program?.remove());

interface Body {
  type?: string;
  body: string | FormData;
}

const plain = (body: string): Body => ({ type: 'text/plain', body });
const json = (body: string): Body => ({ type: 'application/json', body });
const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

function file(name: string, content: string | Uint8Array<ArrayBuffer>): Body {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  return { body: form };
}

function docx(document: Uint8Array): Uint8Array<ArrayBuffer> {
  const types = strToU8('<Types/>');
  return new Uint8Array(
    zipSync({ '[Content_Types].xml': types, 'word/document.xml': document }, { level: 9 }),
  );
}

const post = ({ type, body }: Body): Promise<Response> =>
  fetch(`${base}/v1/notes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, ...(type !== undefined && { 'content-type': type }) },
    body,
  });

const countNotes = async (): Promise<number> =>
  ((await getJson(`${base}/v1/notes`)).body['page'] as { total: number }).total;

/** Bytes, as Linux counts them; 0 elsewhere. */
function memory(field: 'VmRSS' | 'VmHWM'): number {
  if (process.platform !== 'linux') return 0;
  const status = readFileSync(`/proc/${run.pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) * 1024;
}

function forgetPeak(): void {
  if (process.platform === 'linux') writeFileSync(`/proc/${run.pid}/clear_refs`, '5');
}

/** Reads like anybody else until told to stop; gives the statuses that were answered. */
function readMeanwhile(): () => Promise<Set<number>> {
  const seen = new Set<number>();
  let stopped = false;
  const reading = (async () => {
    while (!stopped) seen.add((await getJson(`${base}/v1/insights?limit=1`)).status);
  })();
  return async () => {
    stopped = true;
    await reading;
    return seen;
  };
}

test.each<[string, number, () => Body]>([
  ['a file of 50 MB', 413, () => file('long.txt', fill('a ', 50 * mebibyte))],
  ['a body of 50 MB', 413, () => plain(fill('a ', 50 * mebibyte))],
  [
    'a .docx that unpacks to 60 MB',
    413,
    () => file('bomb.docx', docx(new Uint8Array(60 * mebibyte).fill(97))),
  ],
  [
    'a .docx with an external entity',
    422,
    () => file('x.docx', docx(strToU8(`${external}<w:document>&a;</w:document>`))),
  ],
  ['an export with entities in entities', 422, () => file('x.xml', `${laughs}<rss>&b;</rss>`)],
  ['a page of 100,000 nested tags', 422, () => file('deep.html', '<div>'.repeat(100_000))],
  ['half a surrogate pair in JSON', 422, () => json('{"text":"Trust \\ud800 takes time."}')],
  ['JSON that is 100,000 deep', 400, () => json('['.repeat(100_000))],
  ['a hundred thousand list entries of one letter', 413, () => plain(fill('- a\n', 400_000))],
])(
  '%s is refused with %i while others are served, and nothing of it is kept',
  async (_what, status, make) => {
    const before = await countNotes();
    const body = make();
    forgetPeak();
    const atRest = memory('VmRSS');
    const stop = readMeanwhile();
    // A server may close the connection on what is far too long before all of it is sent.
    const answer = await post(body).catch(() => null);
    expect(await stop()).toEqual(new Set([200]));
    if (answer) {
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    } else expect(status).toBe(413);
    expect(await countNotes()).toBe(before);
    expect(memory('VmHWM') - atRest).toBeLessThan(most);
  },
);

test.each<[string, () => Body]>([
  ['a line of a mebibyte without a space', () => plain(fill('a', mebibyte - 1))],
  ['half a million words of one letter', () => plain(fill('b ', mebibyte - 1))],
  [
    'directions from right to left',
    () => plain('Note from \u202ecell 3\n\n- \u202eTrust takes time.\u202c \u200fLeaders listen.'),
  ],
])('%s becomes a note, word for word, while others are served', async (_what, make) => {
  const body = make();
  forgetPeak();
  const atRest = memory('VmRSS');
  const stop = readMeanwhile();
  const answer = await post(body);
  expect(await stop()).toEqual(new Set([200]));
  expect(answer.status).toBe(201);
  const { data } = (await answer.json()) as { data: { url: string } };
  const stored = await fetch(base + data.url, {
    headers: { accept: 'text/plain', authorization: `Bearer ${key}`, connection: 'close' },
  });
  expect(await stored.text()).toBe(body.body);
  expect(memory('VmHWM') - atRest).toBeLessThan(most);
});
