import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import {
  Conformance,
  operationsOf,
  type Answer,
  type Document,
  type Operation,
} from '../support/fuzz/document.ts';
import { Asker, belonging } from '../support/fuzz/belonging.ts';
import { Draw } from '../support/fuzz/draw.ts';
import { RequestMaker, type FuzzRequest } from '../support/fuzz/requests.ts';
import { Values } from '../support/fuzz/values.ts';
import { populate, World } from '../support/fuzz/world.ts';

/** One seed, so that a run can be repeated; FUZZ_SEED and FUZZ_REQUESTS try others. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_301);
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 5000);
const patienceMs = 400_000;
const roles = ['none', 'none', 'reader', 'curator', 'curator', 'curator', 'admin', 'admin', 'admin', 'wrong'];
/** Without a Meilisearch these say 503, as documented. */
const needIndex = new Set(['createSearchToken', 'repairIndex', 'rebuildIndex']);
let kb: KnowledgeBase;
let document: Document;
let operations: Operation[];
const keys: Record<string, string | undefined> = { none: undefined, wrong: 'Bearer kb_wrong' };

beforeAll(async () => {
  kb = await startKnowledgeBase();
  await populate(kb);
  for (const role of ['reader', 'curator', 'admin'] as const) keys[role] = await kb.keyFor(role);
  document = JSON.parse((await kb.app.inject('/openapi.json')).body) as Document;
  operations = operationsOf(document);
});
afterAll(() => kb?.stop());

async function send(world: World, request: FuzzRequest, role: string): Promise<Answer> {
  const { method, url, headers: given, payload } = request;
  const authorization = keys[role];
  const { statusCode, headers, body } = await kb.app.inject({
    url,
    ...(payload !== undefined && { payload }),
    method: method as 'GET',
    headers: { ...given, ...(authorization !== undefined && { authorization }) },
  });
  const mediaType = headers['content-type']?.toString().split(';')[0];
  const isJson = mediaType === 'application/json' || mediaType?.endsWith('+json') === true;
  if (statusCode < 300) world.learn(url, headers, isJson ? JSON.parse(body) : undefined);
  return { status: statusCode, mediaType, body };
}

/** What was previewed is done: the same again, with the token of its plan. */
function applied(request: FuzzRequest, body: string): FuzzRequest | null {
  const token = /"planToken":"([^"]+)"/.exec(body)?.[1];
  if (token === undefined || typeof request.payload !== 'string') return null;
  const { preview, ...input } = JSON.parse(request.payload) as Record<string, unknown>;
  const payload = JSON.stringify({ ...input, ...(preview === true && { preview: false }), planToken: token });
  return { ...request, url: request.url.replace(/\/plan$/, '/apply'), payload };
}

/** Asks for every list first, so that there are addresses to build on. */
async function explore(world: World): Promise<void> {
  for (const { method, path } of operations)
    if (method === 'GET' && !path.includes('{'))
      await send(world, { method, url: path, headers: {}, wrong: null }, 'admin');
}

test(
  `${requests} requests made from the OpenAPI document, as every role, are answered as it says`,
  async () => {
    const world = new World();
    const conformance = new Conformance(document);
    const maker = new RequestMaker(new Values(conformance, world.pool), conformance, world);
    const ownKeys = await kb.app.inject({ url: '/v1/keys', headers: { authorization: keys['admin'] ?? '' } });
    const asker = new Asker(kb, keys['admin'] ?? '');
    const departures = new Map<string, string>();
    const succeeded = new Set<string>();
    await explore(world);

    const ask = async (g: fc.GeneratorValue, among: Operation[], as: readonly string[]): Promise<void> => {
      const draw = new Draw(g, g(fc.nat));
      const operation = draw.pick(among);
      const role = draw.pick(as);
      const together = draw.oneIn(3) ? belonging[operation.operationId] : undefined;
      const made = together && (await together(draw, asker).catch(() => undefined));
      const request = made ?? maker.make(draw, operation);
      const isOwnKey = ownKeys.body.includes(request.url.slice('/v1/keys/'.length));
      if (operation.operationId === 'revokeKey' && isOwnKey) return;
      await tell(operation, request, role);
    };
    const tell = async (operation: Operation, request: FuzzRequest, role: string): Promise<Answer> => {
      const answer = await send(world, request, role);
      judge(operation, request, answer);
      const further = answer.status === 200 ? applied(request, answer.body) : null;
      const applying = further && operations.find(({ path }) => path === further.url);
      if (further) judge(applying ?? operation, further, await send(world, further, role));
      return answer;
    };
    const judge = (operation: Operation, request: FuzzRequest, answer: Answer): void => {
      if (answer.status < 300) succeeded.add(operation.operationId);
      if (answer.status === 503 && needIndex.has(operation.operationId)) return;
      const tooLenient = request.wrong !== null && answer.status < 400;
      const departure =
        conformance.departure(operation, answer) ??
        (tooLenient ? `accepts what the document forbids: ${request.wrong}` : null);
      if (departure === null) return;
      const kind = `${operation.operationId} ${departure.slice(0, 60)}`;
      departures.set(kind, `${departure}\n${request.url}\n${String(request.payload).slice(0, 500)}`);
    };
    // Who only ever refuses has not been tried.
    const untried = (): Operation[] =>
      operations.filter(({ operationId: id }) => [succeeded, needIndex].every((ids) => !ids.has(id)));
    const run = (act: (g: fc.GeneratorValue) => Promise<void>, numRuns: number) =>
      fc.assert(fc.asyncProperty(fc.gen(), act), { numRuns, seed, endOnFailure: true });
    // Each as it belongs together, while there is of everything.
    await run(async (g) => {
      const draw = new Draw(g, g(fc.nat));
      const refused: string[] = [];
      for (const [id, make] of Object.entries(belonging)) {
        const operation = operations.find(({ operationId }) => operationId === id);
        const request = await make(draw, asker);
        const answer = operation && (await tell(operation, request, 'admin'));
        if (!succeeded.has(id)) refused.push(`${id}: ${answer?.status} ${answer?.body}`);
      }
      expect(refused).toEqual([]);
    }, 1);
    await run((g) => ask(g, operations, roles), requests);
    await run(async (g) => {
      const left = untried();
      if (left.length > 0) await ask(g, left, ['admin']);
    }, requests / 5);

    expect(Object.fromEntries(departures)).toEqual({});
    if (requests >= 5000) expect(untried().map(({ operationId }) => operationId)).toEqual([]);
  },
  patienceMs,
);
