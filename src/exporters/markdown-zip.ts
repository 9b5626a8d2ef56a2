import { stringify } from 'yaml';
import { renderMarkdown } from '../notes/render.ts';
import type { NoteContent } from '../notes/service.ts';
import type { Exporter } from './exporter.ts';
import { partialDate } from './partial-date.ts';
import type { NoteRecord } from './records.ts';
import { zipped } from './zip.ts';

export interface NoteWithContent extends NoteRecord {
  content: NoteContent;
}

/** A zip of Markdown files, one a note, with YAML front matter as static sites and our own import read it. */
export const markdownZip: Exporter<NoteWithContent> = {
  mediaType: 'application/zip',
  chunks: (records, { base }) =>
    zipped(
      (async function* () {
        for await (const batch of records)
          for (const record of batch)
            yield { name: `${record.facts.slug}.md`, chunks: [markdownFile(record, base)] };
      })(),
    ),
};

function markdownFile({ resource, facts, content }: NoteWithContent, base: string): string {
  const { heldOn, heldOnPrecision } = facts;
  const members = {
    title: facts.title,
    slug: facts.slug,
    date: partialDate(heldOn, heldOnPrecision),
    series: facts.series,
    number: facts.seriesNumber,
    speakers: resource.speakers.length > 0 ? resource.speakers : null,
    tags: resource.themes.length > 0 ? resource.themes.map(({ label }) => label) : null,
    language: facts.language,
    licence: facts.licence,
    attribution: facts.attribution,
    url: facts.sourceUrl,
    address: base + resource.url,
  };
  const known = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
  return `---\n${stringify(known, { lineWidth: 0 })}---\n\n${renderMarkdown(facts.title, content)}`;
}
