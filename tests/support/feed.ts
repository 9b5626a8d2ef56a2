import type supertest from 'supertest';
import type { Change } from '../../src/changes/schemas.ts';

/** A copy of what is public, by type and id. */
export type Replica = Map<string, unknown>;
type Requests = ReturnType<typeof supertest>;

/** All changes after a position. */
export async function readFeed(request: Requests, since: number): Promise<Change[]> {
  const changes: Change[] = [];
  let page = { next: `/v1/changes?since=${since}&limit=100`, more: true };
  while (page.more) {
    const { body } = await request.get(page.next).expect(200);
    changes.push(...body.data);
    page = body.page;
  }
  return changes;
}

const takeAway = /\.(merged|taken_down|orphaned|withdrawn)$/;

/** Brings a copy up to date as `docs/changes.md` says; returns the position that it has come to. */
export async function replay(request: Requests, replica: Replica, since: number): Promise<number> {
  let position = since;
  for (const change of await readFeed(request, since)) {
    const { type, id } = change.entity;
    const thing = change.note ?? change.insight ?? change.tag ?? change.example;
    if (takeAway.test(change.type)) replica.delete(`${type} ${id}`);
    else if (thing) replica.set(`${type} ${id}`, thing);
    position = change.position;
  }
  return position;
}
