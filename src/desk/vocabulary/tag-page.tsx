import type { z } from 'zod';
import type { Tag, TagResponse } from '../../tags/schemas.ts';
import type { TagUsageResponse } from '../../tags/write-schemas.ts';
import { Facts } from '../../pages/facts.tsx';
import { DeskFrame, Form } from '../frame.tsx';
import { parameter, type DeskView } from '../view.ts';
import { EditFields, MakeSomethingElse, slugAndStatus, type EditedField } from './parts.tsx';

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
      <Facts facts={counts} />
      <Form view={view} action={`/admin/tags/${slug}`} label="The term">
        <EditFields view={view} of={tag} fields={[...mostEdited(tag, 4), ...others(tag)]} />
        <button type="submit">Save</button>
      </Form>
      <MakeSomethingElse kind="tag" slug={slug} scheme={tag.scheme} />
    </DeskFrame>
  );
}

export const mostEdited = ({ label, aliases, definition }: Tag, lines: number): EditedField[] => [
  { label: 'Label', name: 'label', now: label, required: true },
  {
    label: 'Aliases',
    name: 'aliases',
    lines,
    now: aliases?.join('\n'),
    hint: 'Other labels, one on each line.',
  },
  { label: 'Definition', name: 'definition', lines: 3, now: definition },
];

const others = (tag: Tag): EditedField[] => [
  { label: 'How to use it', name: 'scopeNote', lines: 2, now: tag.scopeNote },
  {
    label: 'Hidden labels',
    name: 'hiddenLabels',
    lines: 2,
    now: tag.hiddenLabels?.join('\n'),
    hint: 'Found but not shown, such as misspellings; one on each line.',
  },
  {
    label: 'Below',
    name: 'broader',
    now: slugsIn(tag.broader),
    slugsOf: 'theme,tag',
    several: true,
    hint: 'Slugs of more general terms, separated by commas.',
  },
  {
    label: 'Related',
    name: 'related',
    now: slugsIn(tag.related),
    slugsOf: 'theme,tag',
    several: true,
    hint: 'Slugs, separated by commas.',
  },
  ...slugAndStatus(tag),
];

const slugsIn = (terms: Tag['broader']) => terms?.map(({ slug }) => slug).join(', ');
