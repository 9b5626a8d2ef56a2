import { z } from 'zod';
import { changeTypes, type ChangeType } from '../changes/schemas.ts';
import { PageInfo } from '../http/pagination.ts';
import { cursor, limit, listOf, oneOf } from '../http/query.ts';
import { line } from '../http/text-input.ts';

export const webhookStatuses = ['active', 'disabled'] as const;
export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;
const changeType = oneOf(changeTypes as [ChangeType, ...ChangeType[]], 'A type of change.');

const url = z
  .string()
  .max(2000)
  .regex(new RegExp(String.raw`^https?:\/\/[^\s\u0000-\u001f\u007f-\u009f]+$`, 'u'), 'must be a web address')
  // Deliveries are signed, and addresses stand in logs.
  .refine((address) => !/^https?:\/\/[^/?#\\]*@/.test(address), 'must hold no name and password')
  .refine((address) => URL.canParse(address), 'must be a web address')
  .meta({ format: 'uri' })
  .describe('Where changes are sent by POST.');
const description = line(300).describe('What it is for.');
const types = z
  .array(changeType)
  .max(changeTypes.length)
  .describe('Only these types of changes, such as `note.created`; none for all.');

export const Webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string().nullable(),
    types: z.array(z.string()),
    status: z.enum(webhookStatuses),
    disabledReason: z.string().nullable().describe('Why nothing is sent any more.'),
    failingSince: z.iso.datetime().nullable().describe('Since when no delivery has succeeded.'),
    previousSecretUntil: z.iso
      .datetime()
      .nullable()
      .describe('Until when deliveries are signed with the former secret as well.'),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Webhook', description: 'An address that is told what changes.' });
export type Webhook = z.infer<typeof Webhook>;

export const WebhookResponse = z.object({ data: Webhook });
export const WebhookListResponse = z.object({ data: z.array(Webhook) });
export const WebhookSecretResponse = z.object({
  data: Webhook.extend({ secret: z.string().describe('Verifies deliveries. Shown this once.') }).meta({
    id: 'WebhookWithSecret',
  }),
});

export const CreateWebhookInput = z
  .strictObject({ url, description: description.optional(), types: types.default([]) })
  .meta({ id: 'CreateWebhook' });

export const EditWebhookInput = z
  .strictObject({
    url: url.optional(),
    description: description.nullable().optional(),
    types: types.optional(),
    status: oneOf(webhookStatuses, '`active` takes a disabled one into use again.').optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'must change something')
  .meta({ id: 'EditWebhook', minProperties: 1 });

export const Delivery = z
  .object({
    id: z.uuid().describe('The `webhook-id` of every attempt.'),
    type: z.string(),
    position: z.int().describe('Of the change, in the feed of changes.'),
    status: z.enum(deliveryStatuses),
    createdAt: z.iso.datetime(),
    attempts: z.array(
      z.object({
        at: z.iso.datetime(),
        statusCode: z.int().nullable(),
        error: z.string().nullable(),
        durationMs: z.int(),
      }),
    ),
  })
  .meta({ id: 'Delivery', description: 'One change for one webhook, with every attempt to deliver it.' });
export type Delivery = z.infer<typeof Delivery>;

export const ListDeliveriesQuery = z.strictObject({
  status: listOf(deliveryStatuses, 'Only deliveries that are so.').optional(),
  limit,
  cursor,
});
export const DeliveryListResponse = z.object({ data: z.array(Delivery), page: PageInfo });
export const DeliveryResponse = z.object({ data: Delivery });
