import type { KnowledgeBase } from '../knowledge-base.ts';
import { v7 as uuidv7 } from 'uuid';
import { webhookDeliveries, webhooks } from '../../../src/db/schema/webhooks.ts';
import { addExample, addInsight, addMention, addNote, addTag } from '../factories.ts';
import type { Pool } from './values.ts';

const kept = 40;
/** Where else a value of that name is asked for. */
const alsoKnownAs: Record<string, string[]> = {
  planToken: ['planToken'],
  item: ['item'],
  version: ['version'],
  exact: ['quote', 'exact'],
  label: ['term', 'label'],
  auditId: ['audit.id'],
  entityId: ['entity'],
  notes: ['note'],
  themes: ['theme', 'theme[all]', 'theme[none]', 'themes', 'broader', 'related'],
  tags: ['tag', 'tag[all]', 'tag[none]', 'tags', 'add', 'remove', 'into', 'to'],
  examples: ['example', 'example[all]', 'example[none]', 'examples', 'into'],
  series: ['series'],
};

/** What the API has said so far: later requests build on it. */
export class World {
  readonly pool: Pool = new Map(['notes.number', 'notes.from', 'notes.to'].map((name) => [name, [1, 2]]));
  readonly #etags = new Map<string, string>();
  readonly #parents = new Map<string, string>();

  add(name: string, value: unknown): void {
    const held = this.pool.get(name) ?? [];
    if (held.includes(value)) return;
    // Old ones stay for a while: things that were deleted or renamed are asked for again.
    if (held.length >= kept) held.splice(held.length % 7, 1);
    this.pool.set(name, [...held, value]);
  }

  /** The id of what something of that id is kept under. */
  parentOf = (id: string): string | undefined => this.#parents.get(id);

  /** Of what is there, or of what an act such as `/decision` is done to. */
  etagOf = (path: string): string | undefined =>
    this.#etags.get(path) ?? this.#etags.get(path.slice(0, path.lastIndexOf('/')));

  learn(url: string, headers: Record<string, unknown>, body: unknown): void {
    const [path = ''] = url.split('?');
    if (typeof headers['etag'] === 'string') this.#etags.set(path, headers['etag']);
    const receipt = headers['index-receipt'];
    if (typeof receipt === 'string') this.add('index.id', receipt.split('/').at(-1));
    const [, , entity = '', parent = '', children] = path.split('/');
    if (children === 'deliveries') this.#learnDeliveries(parent, body);
    else this.#visit(body, entity);
  }

  #learnDeliveries(webhook: string, body: unknown): void {
    for (const { id } of [(body as { data: { id: string } | { id: string }[] }).data].flat()) {
      this.add('webhooks.delivery', id);
      this.#parents.set(id, webhook);
    }
  }

  #visit(value: unknown, entity: string): void {
    if (Array.isArray(value)) return value.slice(0, 5).forEach((item) => this.#visit(item, entity));
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (name === 'slug' || name === 'id') this.#name(`${entity}.${name}`, entity, member);
      for (const asked of alsoKnownAs[name] ?? []) if (typeof member !== 'object') this.add(asked, member);
      if (name === 'next' || name === 'prev') this.#link(entity, member);
      this.#visit(member, name in alsoKnownAs ? name : entity);
    }
  }

  #name(exact: string, entity: string, value: unknown): void {
    this.add(exact, value);
    if (exact === 'insights.id') this.add('oembed.url', `http://localhost/v1/insights/${String(value)}`);
    if (!exact.endsWith('.slug')) return;
    for (const name of alsoKnownAs[entity] ?? []) this.add(name, value);
  }

  #link(entity: string, address: unknown): void {
    if (typeof address === 'string' && address.startsWith('/')) this.add(`${entity}.page`, address);
  }
}

/** Content in every state that a thing can be in. */
export async function populate(kb: KnowledgeBase): Promise<void> {
  const { db } = kb.deps;
  const examples = [
    await addExample(db),
    await addExample(db, { aliases: ['Time for Kids'] }),
    await addExample(db),
    await addExample(db),
  ];
  const tags = [await addTag(db), await addTag(db, { scheme: 'place', aliases: ['Wigan'] }), await addTag(db, { status: 'proposed' })]; // prettier-ignore
  for (const status of ['published', 'published', 'published', 'draft', 'archived', 'taken-down'] as const) {
    const note = await addNote(db, { status, seriesSlug: 'a-series', seriesTitle: 'A series' });
    const linked = { themes: ['governance', tags[0]?.slug ?? ''], examples: [examples[0]?.slug ?? ''] };
    await addInsight(db, note, { ...linked });
    await addInsight(db, note, { ...linked, status: 'suggested', start: 12 });
    await addInsight(db, note, { status: 'rejected', start: 24 });
    await addMention(db, note, examples[1]?.id ?? '', [0, 4]);
  }
  const webhook = { id: uuidv7(), url: 'https://receiver.example/', types: [], status: 'active', secret: 'whsec_AAAA' } as const; // prettier-ignore
  await db.insert(webhooks).values({ ...webhook, types: [] });
  await db.insert(webhookDeliveries).values({ id: uuidv7(), webhookId: webhook.id, position: 1, status: 'failed' }); // prettier-ignore
}
