import type { z } from 'zod';
import { versionTag } from '../../http/conditional.ts';
import { shortInstant } from '../../pages/dates.ts';
import { Pager } from '../../pages/pager.tsx';
import { address } from '../../pages/pages.ts';
import {
  deliveryStatuses,
  type Delivery,
  type DeliveryListResponse,
  type Webhook,
  type WebhookResponse,
  type WebhookSecretResponse,
} from '../../webhooks/schemas.ts';
import { EditField, touched } from '../edit-field.tsx';
import { DeskFrame, Form } from '../frame.tsx';
import { after, again, orNull, parameter, type DeskView, type FormAnswer, type FormView } from '../view.ts';
import { TypeChoice } from './type-choice.tsx';

interface WebhookView extends DeskView {
  /** Where the page's address does not name it. */
  id?: string;
  /** Just made: shown this once. */
  secret?: string;
}

/** One webhook: what it is told, its log, and its secret where that was just made. */
export async function webhookPage(view: WebhookView) {
  const id = view.id ?? parameter(view, 'id');
  const { data: webhook } = await view.ask.get<z.infer<typeof WebhookResponse>>(`/v1/webhooks/${id}`);
  const { status, cursor } = Object.fromEntries(view.query);
  const here = new URLSearchParams({ ...(status && { status }) });
  const asked = new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) });
  const log = await view.ask.get<z.infer<typeof DeliveryListResponse>>(
    address(`/v1/webhooks/${id}/deliveries`, asked),
  );
  return (
    <DeskFrame view={view} title={`Webhook ${webhook.url}`}>
      <p class="kicker">
        <a href="/admin/webhooks">Webhooks</a>
      </p>
      <h1>{webhook.url}</h1>
      <State webhook={webhook} />
      {view.secret !== undefined && (
        <section class="notice" aria-labelledby="secret-heading" role="status">
          <h2 id="secret-heading">Its secret</h2>
          <p>
            <code class="secret">{view.secret}</code>
          </p>
          <p>It is shown this once. Whoever receives the changes verifies them with it.</p>
        </section>
      )}
      <h2 id="log-heading">What was sent</h2>
      <nav class="tabs" aria-label="Deliveries">
        {[undefined, ...deliveryStatuses].map((name) => (
          <a
            href={`/admin/webhooks/${id}${name === undefined ? '' : `?status=${name}`}`}
            aria-current={name === status ? 'true' : undefined}
          >
            {name ?? 'All'}
          </a>
        ))}
      </nav>
      {log.data.length === 0 && <p class="notice">Nothing yet.</p>}
      <ol class="audit" id="deliveries">
        {log.data.map((delivery) => (
          <DeliveryItem view={view} webhook={webhook} delivery={delivery} />
        ))}
      </ol>
      <Pager page={log.page} path={`/admin/webhooks/${id}`} query={here} />
      <Edit view={view} webhook={webhook} />
    </DeskFrame>
  );
}

function State({ webhook }: { webhook: Webhook }) {
  const { status, disabledReason, failingSince, previousSecretUntil, types } = webhook;
  return (
    <p class="meta">
      <span class={`state ${status === 'active' ? 'active' : 'failed'}`}>{status}</span>
      {disabledReason}
      {failingSince !== null && <span class="state failed">failing since {shortInstant(failingSince)}</span>}
      <span class="quiet">{types.length === 0 ? 'told everything' : `told ${types.join(', ')}`}</span>
      {previousSecretUntil !== null && (
        <span class="quiet">
          signed with the former secret as well until {shortInstant(previousSecretUntil)}
        </span>
      )}
    </p>
  );
}

function DeliveryItem(props: { view: DeskView; webhook: Webhook; delivery: Delivery }) {
  const { view, webhook, delivery } = props;
  const { id, type, status, createdAt, attempts } = delivery;
  return (
    <li id={`delivery-${id}`} tabIndex={-1}>
      <div>
        <code>{type}</code> <span class={`state ${status}`}>{status}</span>{' '}
        <span class="quiet">{shortInstant(createdAt)}</span>
        {attempts.length > 0 && (
          <details class="more">
            <summary>
              {attempts.length} {attempts.length === 1 ? 'attempt' : 'attempts'}
            </summary>
            <ul>
              {attempts.map(({ at, statusCode, error, durationMs }) => (
                <li>
                  {shortInstant(at)}: {statusCode ?? error} <span class="quiet">in {durationMs} ms</span>
                  {statusCode !== null && error !== null && ` ${error}`}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {status !== 'pending' && (
        <Form view={view} action={`/admin/webhooks/${webhook.id}/deliveries/${id}/redelivery`}>
          <button
            type="submit"
            class="small plain"
            aria-label={`Send again: ${type}, ${shortInstant(createdAt)}`}
          >
            Send again
          </button>
        </Form>
      )}
    </li>
  );
}

function Edit({ view, webhook }: { view: DeskView; webhook: Webhook }) {
  const { id, version, status } = webhook;
  const typed = view.typed?.has('typesBefore') === true ? view.typed : null;
  const versioned = <input type="hidden" name="version" value={version} />;
  return (
    <section aria-labelledby="edit-heading">
      <h2 id="edit-heading">Change it</h2>
      <Form view={view} action={`/admin/webhooks/${id}`} label="The webhook">
        {versioned}
        <EditField view={view} id="url" label="Address" name="url" type="url" now={webhook.url} required />
        <EditField
          view={view}
          id="description"
          label="What it is for"
          name="description"
          now={webhook.description}
        />
        <input type="hidden" name="typesBefore" value={webhook.types.join()} />
        <TypeChoice chosen={typed?.getAll('type') ?? webhook.types} />
        <button type="submit">Save</button>
      </Form>
      <div class="decide">
        <Form view={view} action={`/admin/webhooks/${id}/status`}>
          {versioned}
          <button
            type="submit"
            class="plain"
            name="status"
            value={status === 'active' ? 'disabled' : 'active'}
          >
            {status === 'active' ? 'Disable it' : 'Take it into use again'}
          </button>
        </Form>
        <Form view={view} action={`/admin/webhooks/${id}/secret`}>
          {versioned}
          <button type="submit" class="plain">
            Give it a new secret
          </button>
        </Form>
        <details class="more">
          <summary>Delete it…</summary>
          <Form view={view} action={`/admin/webhooks/${id}/deletion`}>
            {versioned}
            <p class="hint">With its log. What waits to be delivered is not.</p>
            <button type="submit" class="danger">
              Delete the webhook
            </button>
          </Form>
        </details>
      </div>
    </section>
  );
}

const tagOf = (view: FormView): string =>
  versionTag(`webhook-${parameter(view, 'id')}`, Number(view.form.get('version')));

async function change(view: FormView, body: object): Promise<FormAnswer> {
  const id = parameter(view, 'id');
  if (Object.keys(body).length === 0) return { to: `/admin/webhooks/${id}` };
  const outcome = await view.ask.send('PATCH', `/v1/webhooks/${id}`, { body, etag: tagOf(view) });
  if (!outcome.ok) return again(view, outcome, webhookPage);
  return { to: after(`/admin/webhooks/${id}`, null) };
}

export function editWebhook(view: FormView): Promise<FormAnswer> {
  const types = view.form.getAll('type');
  const sameTypes = types.join() === view.form.get('typesBefore');
  const line = (field: string | null) => (field ?? '').trim();
  return change(view, {
    ...touched(view.form, { url: line, description: orNull }),
    ...(!sameTypes && { types }),
  });
}

export const switchWebhook = (view: FormView): Promise<FormAnswer> =>
  change(view, { status: view.form.get('status') });

export async function rotateSecret(view: FormView): Promise<FormAnswer> {
  const path = `/v1/webhooks/${parameter(view, 'id')}/secret`;
  const outcome = await view.ask.send<z.infer<typeof WebhookSecretResponse>>('POST', path, {
    etag: tagOf(view),
  });
  if (!outcome.ok) return again(view, outcome, webhookPage);
  const { secret } = outcome.data.data;
  return { page: await webhookPage({ ...view, done: null, secret }), status: 200 };
}

export async function deleteWebhook(view: FormView): Promise<FormAnswer> {
  const path = `/v1/webhooks/${parameter(view, 'id')}`;
  const outcome = await view.ask.send('DELETE', path, { etag: tagOf(view) });
  if (!outcome.ok) return again(view, outcome, webhookPage);
  return { to: '/admin/webhooks' };
}

export async function redeliver(view: FormView): Promise<FormAnswer> {
  const [id, delivery] = [parameter(view, 'id'), parameter(view, 'delivery')];
  const outcome = await view.ask.send('POST', `/v1/webhooks/${id}/deliveries/${delivery}/redelivery`);
  if (!outcome.ok) return again(view, outcome, webhookPage);
  return { to: `/admin/webhooks/${id}` };
}
