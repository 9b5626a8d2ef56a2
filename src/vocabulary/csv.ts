import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { guardedCell, unguardedCell } from '../exporters/csv.ts';
import { slugify, slugPattern } from '../lib/slug.ts';
import { tagSchemes } from '../tags/schemas.ts';
import type { Concept, FileFault, ParsedVocabulary, Scheme, StoredConcept } from './concept.ts';

const columns = [
  'scheme',
  'slug',
  'label',
  'aliases',
  'hidden labels',
  'definition',
  'scope note',
  'broader',
  'related',
  'position',
  'status',
  'merged into',
] as const;
type Column = (typeof columns)[number];

const separator = ' | ';
const joined = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll('|', '\\|')).join(separator);
const parts = (cell: string): string[] =>
  cell
    .split(/(?<!\\)\|/)
    .map((part) => part.replaceAll('\\|', '|').trim())
    .filter(Boolean)
    .sort();

/** RFC 4180 with a header; several values in a cell are separated by upright bars. */
export const writeCsv = (concepts: readonly StoredConcept[]): string =>
  stringify(
    concepts.map((concept) => cellsOf(concept).map(guardedCell)),
    { header: true, columns: [...columns], record_delimiter: 'windows' },
  );

const cellsOf = (concept: StoredConcept): string[] => {
  const cells: Record<Column, string> = {
    scheme: concept.scheme,
    slug: concept.slug,
    label: concept.label,
    aliases: joined(concept.aliases),
    'hidden labels': joined(concept.hiddenLabels),
    definition: concept.definition ?? '',
    'scope note': concept.scopeNote ?? '',
    broader: joined(concept.broader),
    related: joined(concept.related),
    position: String(concept.position),
    status: concept.status,
    'merged into': concept.mergedInto ?? '',
  };
  return columns.map((column) => cells[column]);
};

export function parseCsv(text: string, defaultScheme: Scheme | undefined): ParsedVocabulary {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      bom: true,
    });
  } catch (error) {
    const detail = `This is not CSV: ${error instanceof Error ? error.message : String(error)}`;
    return { concepts: [], faults: [{ where: 'file', detail }] };
  }
  const faults: FileFault[] = [];
  const unknown = Object.keys(rows[0] ?? {}).filter((name) => !(columns as readonly string[]).includes(name));
  for (const name of unknown) {
    faults.push({ where: 'line 1', detail: `There is no column “${name}”. Columns: ${columns.join(', ')}.` });
  }
  const concepts = rows.flatMap((row, i) => {
    const concept = readRow(row, defaultScheme);
    if ('detail' in concept) faults.push({ where: `line ${i + 2}`, detail: concept.detail });
    return 'detail' in concept ? [] : [concept];
  });
  return { concepts, faults };
}

const statuses = ['active', 'proposed', 'retired', 'merged'] as const;

function readRow(
  row: Record<string, string>,
  defaultScheme: Scheme | undefined,
): Concept | { detail: string } {
  const cell = (column: Column): string | undefined => {
    const value = row[column];
    return value === undefined ? undefined : unguardedCell(value).trim();
  };
  const label = cell('label');
  if (!label) return { detail: 'It has no label.' };
  const scheme =
    tagSchemes.find((one) => one === cell('scheme')) ?? (cell('scheme') ? undefined : defaultScheme);
  if (scheme === undefined) return { detail: `Its scheme is none of ${tagSchemes.join(', ')}.` };
  const slug = cell('slug') || slugify(label);
  if (!slugPattern.test(slug)) return { detail: `“${slug}” is not a slug.` };
  const status = cell('status') ? statuses.find((one) => one === cell('status')) : undefined;
  if (cell('status') && status === undefined)
    return { detail: `Its status is none of ${statuses.join(', ')}.` };
  const list = (column: Column): string[] | undefined => {
    const value = cell(column);
    return value === undefined ? undefined : parts(value);
  };
  const position = cell('position');
  if (position && !/^\d{1,6}$/.test(position)) return { detail: 'Its position is not a whole number.' };
  return definedOnly({
    slug,
    scheme,
    label,
    aliases: list('aliases'),
    hiddenLabels: list('hidden labels'),
    definition: cell('definition') === undefined ? undefined : cell('definition') || null,
    scopeNote: cell('scope note') === undefined ? undefined : cell('scope note') || null,
    broader: list('broader'),
    related: list('related'),
    position: position ? Number(position) : undefined,
    status,
    mergedInto: cell('merged into') === undefined ? undefined : cell('merged into') || null,
  });
}

const definedOnly = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
