import { exampleAddress } from '../examples/addresses.ts';
import { isoInstant } from '../lib/instants.ts';
import { noteAddress } from '../notes/addresses.ts';
import type { PublicRecord } from './records.ts';
import type { ChangeRow } from './repository.ts';
import type { Change, ChangeReference, ChangeType } from './schemas.ts';
import type { ChangedEntity } from './tell-change.ts';

const addressOf: Record<ChangedEntity, (name: string) => string> = {
  note: noteAddress,
  insight: (id) => `/v1/insights/${id}`,
  tag: (slug) => `/v1/tags/${slug}`,
  example: exampleAddress,
};

export const changeType = ({ type, action }: Pick<ChangeRow, 'type' | 'action'>): ChangeType =>
  `${type}.${action}`;

export function presentReference(row: ChangeRow): ChangeReference {
  const { type, entityId: id, slug, mergedInto } = row;
  const name = type === 'insight' ? id : slug;
  return {
    position: row.position,
    entity: { type, id, slug, url: name === null ? null : addressOf[type](name) },
    previousSlug: row.previousSlug,
    mergedInto: mergedInto === null ? null : { slug: mergedInto, url: addressOf[type](mergedInto) },
  };
}

export const presentChange = (row: ChangeRow, record: PublicRecord | undefined): Change => ({
  type: changeType(row),
  at: isoInstant(row.at),
  ...presentReference(row),
  ...(record && { [row.type]: record.data }),
});
