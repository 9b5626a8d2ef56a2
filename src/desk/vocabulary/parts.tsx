import type { ComponentChildren } from 'preact';
import { EditField } from '../edit-field.tsx';
import { Form, type FieldProps } from '../frame.tsx';
import type { DeskView } from '../view.ts';
import { kinds, type Kind } from './kinds.ts';
import { MergeInto, type MergeIntoProps } from './merge-page.tsx';

/** A field of a term or an example, and what it is now. */
export type EditedField = Omit<FieldProps, 'id' | 'value'> & { now: string | null | undefined };

interface EditFieldsProps {
  view: DeskView;
  of: { id?: string | undefined; slug: string; version?: number | undefined };
  fields: readonly EditedField[];
}

export function EditFields({ view, of, fields }: EditFieldsProps) {
  return (
    <>
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="version" value={of.version} />
      {fields.map((field) => (
        <EditField view={view} id={`${field.name}-${of.slug}`} {...field} />
      ))}
    </>
  );
}

interface Named {
  slug: string;
  status?: string | undefined;
}

/** What every term and example has beside what it is called. */
export const slugAndStatus = ({ slug, status }: Named): EditedField[] => [
  {
    label: 'Slug',
    name: 'slug',
    now: slug,
    required: true,
    hint: 'Its address. The former one goes on leading here.',
  },
  {
    label: 'Status',
    name: 'status',
    now: status,
    options: [
      { value: 'active', label: 'In use' },
      { value: 'proposed', label: 'Proposed' },
      { value: 'retired', label: 'Retired: out of use, its uses kept' },
    ],
  },
];

interface InPlaceProps {
  view: DeskView;
  kind: Kind;
  slug: string;
  label: string;
  /** Where the table is. */
  back: string;
  children: ComponentChildren;
}

/** What is edited most, in a row of the table. */
export function EditInPlace({ view, kind, slug, label, back, children }: InPlaceProps) {
  return (
    <details class="more">
      <summary aria-label={`Edit ${label}`}>Edit</summary>
      <Form view={view} action={kinds[kind].page(slug)} label={`Edit ${label}`}>
        <input type="hidden" name="back" value={back} />
        {children}
        <button type="submit" class="small">
          Save
        </button>
      </Form>
    </details>
  );
}

/** A merge, or a split. */
export function MakeSomethingElse({ kind, slug, scheme }: MergeIntoProps) {
  const { one, page } = kinds[kind];
  return (
    <section aria-labelledby="more-heading">
      <h2 id="more-heading">Make something else of it</h2>
      <MergeInto kind={kind} slug={slug} scheme={scheme} />
      <p>
        <a href={`${page(slug)}/split`}>Split it: move chosen uses to another {one}</a>
      </p>
    </section>
  );
}
