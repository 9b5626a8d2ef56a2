import { citationText, citeSource } from './citations.ts';
import type { Batches, ExportContext } from './exporter.ts';
import { positionsWithLineEnds, withLineEnds, type LineEnd } from './line-ends.ts';
import type { InsightRecord } from './records.ts';
import { guidOf, kindCodes, kindGuid, origin, themeCodes, type ThemeCode } from './refi-qda.ts';
import { element, opened, textElement, xmlDeclaration } from './xml.ts';
import { zipped } from './zip.ts';

export interface CodedInsight extends InsightRecord {
  versionId: string;
}

export interface CodingProject {
  themes: readonly ThemeCode[];
  /** Who proposed the insights, as `source` of an insight has it. */
  proposers: readonly string[];
  /** Those of one version after each other. */
  insights: Batches<CodedInsight>;
  textOf: (versionId: string) => Promise<string>;
}

export const qdpxMediaType = 'application/zip';

/** A version that is quoted, as one text source. */
interface Source {
  guid: string;
  noteGuid: string;
  versionId: string;
  /** The position of its file for one of the version. */
  place: (position: number) => number;
}

type Noted = Pick<Source, 'guid' | 'noteGuid' | 'versionId'> & { citation: string };

/**
 * A project of REFI-QDA 1.5 (.qdpx, after its schema of March 2019): every insight as a selection, coded with its
 * themes and its kind, on the version that it quotes. Positions are code points from 0, the end after the last. No
 * more is held than one batch, one text, and a citation for each version.
 */
export const insightsQdpx = (
  project: CodingProject,
  context: ExportContext,
  newline: LineEnd,
): AsyncIterable<Uint8Array> =>
  zipped(
    (async function* () {
      const noted: Noted[] = [];
      yield { name: 'project.qde', chunks: projectXml(project, context, newline, noted) };
      for (const { guid, versionId } of noted)
        yield {
          name: `Sources/${guid}.txt`,
          chunks: [withLineEnds(await project.textOf(versionId), newline)],
        };
    })(),
  );

async function* projectXml(
  project: CodingProject,
  context: ExportContext,
  newline: LineEnd,
  noted: Noted[],
): AsyncGenerator<string> {
  const { themes, proposers, insights, textOf } = project;
  yield xmlDeclaration + opened('Project', { xmlns: 'urn:QDA-XML:project:1.0', name: 'Insights', origin });
  yield `\n${users(proposers)}${codebook(themes)}`;
  const guids = new Map(themes.map(({ slug, id }) => [slug, id]));
  let source: Source | undefined;
  for await (const batch of insights) {
    let xml = '';
    for (const record of batch) {
      if (source?.versionId !== record.versionId) {
        xml += source ? endOf(source) : '<Sources>\n';
        const text = newline === 'lf' ? '' : await textOf(record.versionId);
        source = sourceOf(record.versionId, positionsWithLineEnds(text, newline));
        const { guid, noteGuid, versionId } = source;
        noted.push({ guid, noteGuid, versionId, citation: citationText(citeSource(record, context)) });
        xml += startOf(source, record);
      }
      xml += selection(record, source, guids);
    }
    yield xml;
  }
  if (source) yield `${endOf(source)}</Sources>\n<Notes>\n`;
  for (const one of noted) yield note(one);
  if (source) yield '</Notes>\n';
  yield `${textElement('Description', `Insights of the knowledge base at ${context.base}`)}\n</Project>\n`;
}

const userGuid = (proposer: string): string => guidOf('user', proposer);

function users(proposers: readonly string[]): string {
  const all = proposers.map((proposer) =>
    element('User', { guid: userGuid(proposer), name: proposer === 'human' ? 'Curators' : proposer }),
  );
  return all.length === 0 ? '' : `${element('Users', {}, `\n${all.join('\n')}\n`)}\n`;
}

const codebook = (themes: readonly ThemeCode[]): string =>
  `${element('CodeBook', {}, element('Codes', {}, `\n${themeCodes(themes)}\n${kindCodes()}\n`))}\n`;

const sourceOf = (versionId: string, place: Source['place']): Source => ({
  guid: guidOf('source', versionId),
  noteGuid: guidOf('citation', versionId),
  versionId,
  place,
});

const startOf = ({ guid }: Source, { note: { title }, resource }: CodedInsight): string =>
  `${opened('TextSource', {
    guid,
    name: resource.evidence.version === 1 ? title : `${title} (version ${resource.evidence.version})`,
    plainTextPath: `internal://${guid}.txt`,
  })}\n`;

const endOf = ({ noteGuid }: Source): string =>
  `${element('NoteRef', { targetGUID: noteGuid })}\n</TextSource>\n`;

function selection(
  { resource }: CodedInsight,
  { place }: Source,
  guids: ReadonlyMap<string, string>,
): string {
  const creatingUser = userGuid(resource.source);
  const codes = [kindGuid(resource.kind), ...resource.themes.flatMap(({ slug }) => guids.get(slug) ?? [])];
  const codings = codes.map((targetGUID) =>
    element(
      'Coding',
      { guid: guidOf('coding', resource.id, targetGUID), creatingUser },
      element('CodeRef', { targetGUID }),
    ),
  );
  const attributes = {
    guid: resource.id,
    startPosition: place(resource.evidence.start),
    endPosition: place(resource.evidence.end),
    creatingUser,
    creationDateTime: resource.createdAt,
  };
  const content = textElement('Description', resource.statement) + codings.join('');
  return `${element('PlainTextSelection', attributes, content)}\n`;
}

const note = ({ noteGuid, citation }: Noted): string =>
  `${element('Note', { guid: noteGuid, name: 'Source' }, textElement('PlainTextContent', citation))}\n`;
