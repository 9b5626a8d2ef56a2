import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import type { Transaction } from '../db/client.ts';
import { writeTransaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, InvalidRequestError, NotFoundError } from '../errors.ts';
import type { Page, Position } from '../http/pagination.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import { queueDelivery } from './queue-deliveries.ts';
import * as repository from './repository.ts';
import type { DeliveryRow, WebhookRow } from './repository.ts';

export const listWebhooks = repository.listWebhooks;

/** How long deliveries carry the signature of a former secret as well. */
const overlapMs = 24 * 60 * 60 * 1000;

const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** @throws NotFoundError */
export async function getWebhook({ db }: Deps, id: string): Promise<WebhookRow> {
  return required(await repository.findWebhook(db, id), id);
}

function required(row: WebhookRow | null, id: string): WebhookRow {
  if (!row) throw new NotFoundError(`There is no webhook ${id}.`);
  return row;
}

/** @throws InvalidRequestError for an address that would never be sent to */
export async function createWebhook(
  deps: Deps,
  actor: Actor,
  input: { url: string; description?: string | undefined; types: string[] },
): Promise<WebhookRow> {
  requireReachable(deps, input.url);
  const id = uuidv7();
  await writeTransaction(deps.db, actor, async ({ tx, audit }) => {
    const { url, description = null, types } = input;
    await repository.insertWebhook(tx, {
      id,
      url,
      description,
      types,
      status: 'active',
      secret: newSecret(),
    });
    await audit({ ...entryOf(id, url), action: 'webhook.create', after: { url, types } });
  });
  return getWebhook(deps, id);
}

type Edit = {
  url?: string | undefined;
  description?: string | null | undefined;
  types?: string[] | undefined;
  status?: 'active' | 'disabled' | undefined;
};

/** @throws NotFoundError; DomainError `precondition-failed` */
export async function editWebhook(
  deps: Deps,
  actor: Actor,
  id: string,
  expected: ExpectedVersions,
  input: Edit,
): Promise<WebhookRow> {
  if (input.url !== undefined) requireReachable(deps, input.url);
  return write(deps, actor, id, expected, async (tx, before) => {
    const { status, ...rest } = input;
    const changes = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    await repository.editWebhookRow(tx, id, { ...changes, ...(status && standing(status)) });
    const { url, types } = before;
    return { action: 'webhook.edit', before: { url, types, status: before.status }, after: input };
  });
}

const standing = (status: 'active' | 'disabled'): Partial<WebhookRow> =>
  status === 'active'
    ? { status, disabledReason: null, failingSince: null }
    : { status, disabledReason: 'An admin disabled it.' };

/** A new secret; the former one signs beside it for a day. */
export function rotateSecret(
  deps: Deps,
  actor: Actor,
  id: string,
  expected: ExpectedVersions,
): Promise<WebhookRow> {
  return write(deps, actor, id, expected, async (tx, before) => {
    await repository.editWebhookRow(tx, id, {
      secret: newSecret(),
      previousSecret: before.secret,
      previousSecretUntil: new Date(Date.now() + overlapMs),
    });
    return { action: 'webhook.rotate-secret' };
  });
}

/** With its log; what waits to be delivered is not. */
export async function deleteWebhook(
  deps: Deps,
  actor: Actor,
  id: string,
  expected: ExpectedVersions,
): Promise<void> {
  await writeTransaction(deps.db, actor, async ({ tx, audit }) => {
    const row = required(await repository.lockWebhook(tx, id), id);
    requireVersion(row.version, expected);
    await repository.deleteWebhookRow(tx, id);
    await audit({ ...entryOf(id, row.url), action: 'webhook.delete', before: { url: row.url } });
  });
}

type Told = {
  action: 'webhook.edit' | 'webhook.rotate-secret';
  before?: object;
  after?: object;
};

async function write(
  deps: Deps,
  actor: Actor,
  id: string,
  expected: ExpectedVersions,
  work: (tx: Transaction, before: WebhookRow) => Promise<Told>,
): Promise<WebhookRow> {
  await writeTransaction(deps.db, actor, async ({ tx, audit }) => {
    const before = required(await repository.lockWebhook(tx, id), id);
    requireVersion(before.version, expected);
    await audit({ ...entryOf(id, before.url), ...(await work(tx, before)) });
  });
  return getWebhook(deps, id);
}

const entryOf = (id: string, url: string) => ({
  entityType: 'webhook' as const,
  entityId: id,
  entityLabel: new URL(url).host,
});

export async function listDeliveries(
  deps: Deps,
  id: string,
  query: { status: readonly string[] | undefined; limit: number },
  position: Position | null,
): Promise<Page<DeliveryRow>> {
  await getWebhook(deps, id);
  return repository.listDeliveries(deps.db, { webhookId: id, ...query, position });
}

/** @throws NotFoundError */
export async function getDelivery(deps: Deps, webhookId: string, id: string): Promise<DeliveryRow> {
  const row = await repository.findDelivery(deps.db, id);
  if (row?.webhookId !== webhookId) throw new NotFoundError(`There is no delivery ${id}.`);
  return row;
}

/** Sends it again, under the same `webhook-id`. @throws NotFoundError; ConflictError where the webhook is disabled */
export async function redeliver(deps: Deps, webhookId: string, id: string): Promise<DeliveryRow> {
  await getDelivery(deps, webhookId, id);
  const { status } = await getWebhook(deps, webhookId);
  if (status === 'disabled') throw new ConflictError('The webhook is disabled: take it into use first.');
  await deps.db.transaction(async (tx) => {
    await repository.setDeliveryStatus(tx, id, 'pending');
    await queueDelivery(tx, { id, webhookId });
  });
  return getDelivery(deps, webhookId, id);
}

/**
 * Whatever a name leads to is checked again with every connection; here those are refused that can never succeed.
 */
function requireReachable({ config }: Deps, address: string): void {
  if (config.WEBHOOK_PRIVATE_ADDRESSES) return;
  const { protocol, hostname } = new URL(address);
  const isName =
    /^(?!.*\.\d+$)[^[\]]+\.[^[\].]+$/.test(hostname) && !/\.(?:localhost|local|internal)$/.test(hostname);
  if (protocol === 'https:' && isName) return;
  throw new InvalidRequestError('The body is not valid: see errors.', [
    {
      pointer: '#/url',
      detail:
        'This must be an https:// address with a public host name. WEBHOOK_PRIVATE_ADDRESSES=true allows others, for trials.',
    },
  ]);
}
