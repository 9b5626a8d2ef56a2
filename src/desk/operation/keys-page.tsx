import type { z } from 'zod';
import type { CreatedKeyResponse, Key, KeyListResponse, KeyResponse } from '../../keys/schemas.ts';
import { shortInstant } from '../../pages/dates.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import {
  actOf,
  after,
  again,
  orNull,
  parameter,
  type DeskView,
  type FormAnswer,
  type FormView,
} from '../view.ts';
import { TableHead } from '../../pages/table-head.tsx';

interface KeysView extends DeskView {
  /** Just made: shown this once. */
  created?: z.infer<typeof CreatedKeyResponse>['data'];
}

const roles = [
  { value: 'reader', label: 'Reader: reads, where reading needs a key' },
  { value: 'curator', label: 'Curator: edits what there is' },
  { value: 'admin', label: 'Admin: keys, webhooks and the index too' },
];

/** Who may come in: every key that ever was, without the keys themselves. */
export async function keysPage(view: KeysView) {
  const keys = await view.ask.get<z.infer<typeof KeyListResponse>>('/v1/keys');
  const { typed, created } = view;
  return (
    <DeskFrame view={view} title="Keys">
      <h1>Keys</h1>
      {created && <Created created={created} />}
      <details class="more" open={typed !== undefined || keys.data.length < 2}>
        <summary>A new key…</summary>
        <Form view={view} action="/admin/keys" label="A new key">
          <Field
            id="name"
            label="Whose it is"
            name="name"
            required
            value={typed?.get('name')}
            hint="The audit trail names whoever holds it so."
          />
          <Field id="role" label="Role" name="role" value={typed?.get('role') ?? 'curator'} options={roles} />
          <Field
            id="expires"
            label="Ends"
            name="expiresAt"
            type="datetime-local"
            value={typed?.get('expiresAt')}
            hint="In UTC. Left empty, it ends when it is revoked."
          />
          <button type="submit">Make the key</button>
        </Form>
      </details>
      <div class="table" tabIndex={0} role="region" aria-label="Keys">
        <table>
          <TableHead columns={['Whose', 'Role', 'Begins with', 'Status', 'Last used', { acts: 'Revoke' }]} />
          <tbody>
            {keys.data.map((key) => (
              <KeyRow view={view} held={key} />
            ))}
          </tbody>
        </table>
      </div>
    </DeskFrame>
  );
}

function Created({ created }: { created: z.infer<typeof CreatedKeyResponse>['data'] }) {
  return (
    <section class="notice" aria-labelledby="created-heading" role="status">
      <h2 id="created-heading">The key of {created.name}</h2>
      <p>
        <code class="secret">{created.key}</code>
      </p>
      <p>It is shown this once. Copy it now, and give it to nobody else.</p>
    </section>
  );
}

function KeyRow({ view, held }: { view: DeskView; held: Key }) {
  const { id, name, role, prefix, status, expiresAt, lastUsedAt } = held;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{role}</td>
      <td>
        <code>{prefix}…</code>
      </td>
      <td>
        <span class={`state ${status}`}>{status}</span>{' '}
        {status === 'active' && expiresAt !== null && (
          <span class="quiet">until {shortInstant(expiresAt)}</span>
        )}
      </td>
      <td>{lastUsedAt === null ? 'never' : shortInstant(lastUsedAt)}</td>
      <td>
        {status === 'active' && (
          <details class="more">
            <summary aria-label={`Revoke the key of ${name}`}>Revoke…</summary>
            <Form view={view} action={`/admin/keys/${id}/revocation`}>
              <p class="hint">
                At once and for ever.
                {id === view.session.access.keyId && ' It is your own: you will be signed out.'}
              </p>
              <button type="submit" class="small danger">
                Revoke the key of {name}
              </button>
            </Form>
          </details>
        )}
      </td>
    </tr>
  );
}

export async function createKey(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const expiresAt = orNull(form.get('expiresAt'));
  const outcome = await view.ask.send<z.infer<typeof CreatedKeyResponse>>('POST', '/v1/keys', {
    body: {
      name: (form.get('name') ?? '').trim(),
      role: form.get('role'),
      ...(expiresAt !== null && { expiresAt: inUtc(expiresAt) }),
    },
  });
  if (!outcome.ok) return again(view, outcome, keysPage);
  return { page: await keysPage({ ...view, done: null, created: outcome.data.data }), status: 201 };
}

/** `2026-01-31T12:00` as browsers send it, with or without seconds, as an instant. */
const inUtc = (local: string): string => (/T\d\d:\d\d$/.test(local) ? `${local}:00Z` : `${local}Z`);

export async function revokeKey(view: FormView): Promise<FormAnswer> {
  const id = parameter(view, 'id');
  const outcome = await view.ask.send<z.infer<typeof KeyResponse>>('DELETE', `/v1/keys/${id}`);
  if (!outcome.ok) return again(view, outcome, keysPage);
  return { to: after('/admin/keys', await actOf(view, id, outcome.requestId)) };
}
