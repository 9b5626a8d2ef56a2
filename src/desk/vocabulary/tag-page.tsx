import type { z } from 'zod';
import type { Tag, TagResponse } from '../../tags/schemas.ts';
import type { TagUsageResponse } from '../../tags/write-schemas.ts';
import { EditField } from '../edit-field.tsx';
import { DeskFrame, Form } from '../frame.tsx';
import { parameter, type DeskView } from '../view.ts';
import { MergeInto } from './merge-page.tsx';

/** One term: what is said about it, where it is used, and what can be made of it. */
export async function tagPage(view: DeskView) {
  const slug = parameter(view, 'slug');
  const { data: tag } = await view.ask.get<z.infer<typeof TagResponse>>(`/v1/tags/${slug}`);
  const { data: usage } = await view.ask.get<z.infer<typeof TagUsageResponse>>(`/v1/tags/${slug}/usage`);
  const { insights } = usage;
  const counts: [string, number][] = [
    ['insights accepted', insights.accepted],
    ['suggested', insights.suggested],
    ['rejected', insights.rejected],
    ['notes as a whole', usage.notes],
    ['examples', usage.examples],
    ['passages that name it', usage.mentions],
  ];
  return (
    <DeskFrame view={view} title={`${tag.scheme}: ${tag.label}`}>
      <p class="kicker">
        <a href={`/admin/tags?scheme=${tag.scheme}`}>Tags: {tag.scheme}</a>
      </p>
      <h1 dir="auto">{tag.label}</h1>
      <p class="meta">
        <span class={`state ${tag.status}`}>{tag.status}</span>
        {tag.scheme === 'theme' && tag.status === 'active' && (
          <a href={`/themes/${slug}`}>As readers see it</a>
        )}
        <a href={`/admin/audit?entity=${slug}`}>What has been done to it</a>
      </p>
      <dl class="facts">
        {counts.map(([what, count]) => (
          <div>
            <dt>{what}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <Form view={view} action={`/admin/tags/${slug}`} label="The term">
        <TagFields view={view} tag={tag} />
        <button type="submit">Save</button>
      </Form>
      <section aria-labelledby="more-heading">
        <h2 id="more-heading">Make something else of it</h2>
        <MergeInto kind="tag" slug={slug} scheme={tag.scheme} />
        <p>
          <a href={`/admin/tags/${slug}/split`}>Split it: move chosen uses to another term</a>
        </p>
      </section>
    </DeskFrame>
  );
}

interface FieldsProps {
  view: DeskView;
  tag: Tag;
  /** Only what is edited most. */
  isShort?: boolean;
}

export function TagFields({ view, tag, isShort = false }: FieldsProps) {
  const id = (name: string) => `${name}-${tag.slug}`;
  const slugs = (terms: Tag['broader']) => terms?.map(({ slug }) => slug).join(', ');
  return (
    <>
      <input type="hidden" name="id" value={tag.id} />
      <input type="hidden" name="version" value={tag.version} />
      <EditField view={view} id={id('label')} label="Label" name="label" now={tag.label} required />
      <EditField
        view={view}
        id={id('aliases')}
        label="Aliases"
        name="aliases"
        lines={isShort ? 2 : 4}
        now={tag.aliases?.join('\n')}
        hint="Other labels, one on each line."
      />
      <EditField
        view={view}
        id={id('definition')}
        label="Definition"
        name="definition"
        lines={3}
        now={tag.definition}
      />
      {!isShort && (
        <>
          <EditField
            view={view}
            id={id('scope')}
            label="How to use it"
            name="scopeNote"
            lines={2}
            now={tag.scopeNote}
          />
          <EditField
            view={view}
            id={id('hidden')}
            label="Hidden labels"
            name="hiddenLabels"
            lines={2}
            now={tag.hiddenLabels?.join('\n')}
            hint="Found but not shown, such as misspellings; one on each line."
          />
          <EditField
            view={view}
            id={id('broader')}
            label="Below"
            name="broader"
            now={slugs(tag.broader)}
            slugsOf="theme,tag"
            several
            hint="Slugs of more general terms, separated by commas."
          />
          <EditField
            view={view}
            id={id('related')}
            label="Related"
            name="related"
            now={slugs(tag.related)}
            slugsOf="theme,tag"
            several
            hint="Slugs, separated by commas."
          />
          <EditField
            view={view}
            id={id('slug')}
            label="Slug"
            name="slug"
            now={tag.slug}
            required
            hint="Its address. The former one goes on leading here."
          />
          <EditField
            view={view}
            id={id('status')}
            label="Status"
            name="status"
            now={tag.status}
            options={[
              { value: 'active', label: 'In use' },
              { value: 'proposed', label: 'Proposed' },
              { value: 'retired', label: 'Retired: out of use, its uses kept' },
            ]}
          />
        </>
      )}
    </>
  );
}
