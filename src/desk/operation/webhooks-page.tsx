import type { z } from 'zod';
import type { Webhook, WebhookListResponse, WebhookSecretResponse } from '../../webhooks/schemas.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import { again, orNull, type DeskView, type FormAnswer, type FormView } from '../view.ts';
import { TypeChoice } from './type-choice.tsx';
import { webhookPage } from './webhook-page.tsx';

/** Who is told what changes. */
export async function webhooksPage(view: DeskView) {
  const webhooks = await view.ask.get<z.infer<typeof WebhookListResponse>>('/v1/webhooks');
  return (
    <DeskFrame view={view} title="Webhooks">
      <h1>Webhooks</h1>
      <NewWebhook view={view} isOpen={webhooks.data.length === 0} />
      {webhooks.data.length === 0 ? (
        <p class="notice">Nobody is told what changes.</p>
      ) : (
        <ul class="plain">
          {webhooks.data.map((webhook) => (
            <WebhookItem webhook={webhook} />
          ))}
        </ul>
      )}
    </DeskFrame>
  );
}

function WebhookItem({ webhook }: { webhook: Webhook }) {
  const { id, url, description, types, status, failingSince } = webhook;
  return (
    <li class="item">
      <h2>
        <a href={`/admin/webhooks/${id}`}>{url}</a>
      </h2>
      <p class="meta">
        <span class={`state ${status === 'active' ? 'active' : 'failed'}`}>{status}</span>
        {failingSince !== null && <span class="state failed">failing</span>}
        <span class="quiet">{types.length === 0 ? 'everything' : types.join(', ')}</span>
        {description}
      </p>
    </li>
  );
}

function NewWebhook({ view, isOpen }: { view: DeskView; isOpen: boolean }) {
  const { typed } = view;
  return (
    <details class="more" open={isOpen || typed !== undefined}>
      <summary>A new webhook…</summary>
      <Form view={view} action="/admin/webhooks" label="A new webhook">
        <Field
          id="url"
          label="Address"
          name="url"
          type="url"
          required
          value={typed?.get('url')}
          hint="Changes are sent there by POST, signed after Standard Webhooks."
        />
        <Field id="description" label="What it is for" name="description" value={typed?.get('description')} />
        <TypeChoice chosen={typed?.getAll('type') ?? []} />
        <button type="submit">Make the webhook</button>
      </Form>
    </details>
  );
}

export async function createWebhook(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const description = orNull(form.get('description'));
  const outcome = await view.ask.send<z.infer<typeof WebhookSecretResponse>>('POST', '/v1/webhooks', {
    body: {
      url: (form.get('url') ?? '').trim(),
      types: form.getAll('type'),
      ...(description !== null && { description }),
    },
  });
  if (!outcome.ok) return again(view, outcome, webhooksPage);
  const { id, secret } = outcome.data.data;
  return { page: await webhookPage({ ...view, done: null, id, secret }), status: 201 };
}
