import { decodeUtf8 } from '../ingestion/normalise.ts';
import { ArchiveRefusal, unpack } from '../ingestion/read-archive.ts';
import { XmlRefusal } from '../ingestion/read-xml.ts';
import { parseProject, type ParsedSource } from './parse-project.ts';
import type { CodedSource, ReadProject } from './project.ts';

/** Of all that is read in an archive, unpacked. */
const maxUnpackedBytes = 64 * 1024 * 1024;
const maxFiles = 20_000;
const maxSelections = 20_000;
const maxCodes = 5000;

/**
 * Reads a project of REFI-QDA: a zip archive of `project.qde` and texts below `Sources/` (or `sources/`). Nothing is
 * written anywhere, and nothing read that the archive does not hold.
 */
export function readProject(archive: Uint8Array): ReadProject {
  try {
    return readArchive(archive);
  } catch (error) {
    if (error instanceof ArchiveRefusal) return refused(archiveRefusals[error.reason]);
    if (error instanceof XmlRefusal) return refused(`project.qde: ${xmlDetail(error)}`);
    throw error;
  }
}

const archiveRefusals: Record<ArchiveRefusal['reason'], string> = {
  malformed: 'The file is damaged or no zip archive, and cannot be unpacked. Export the project again.',
  'too-large': `The project unpacks to more than ${maxUnpackedBytes} bytes or ${maxFiles} files. Export fewer sources at a time.`,
};

const xmlDetail = ({ reason, message }: XmlRefusal): string =>
  reason === 'too-large' || reason === 'too-deep'
    ? 'It has too many elements, or too many within each other. Export fewer sources at a time.'
    : message;

const refused = (detail: string): ReadProject => ({ ok: false, detail });

function readArchive(archive: Uint8Array): ReadProject {
  const files = new Map<string, Uint8Array>();
  const unpacked = unpack(archive, isRead, maxUnpackedBytes, maxFiles);
  for (const [name, bytes] of unpacked) files.set(name.toLowerCase(), bytes);
  const outside = [...unpacked.keys()].find(leadsOut);
  if (outside !== undefined)
    return refused(`The archive names a file outside itself, “${outside}”. Export the project again.`);
  const qde = files.get('project.qde');
  if (!qde)
    return refused('There is no project.qde in the archive. Export it as a REFI-QDA project (.qdpx).');
  const xml = decodeUtf8(qde);
  if (!xml.ok) return refused(`project.qde: ${xml.detail}`);
  const { isProject, sources, ...project } = parseProject(xml.text);
  if (!isProject) return refused('project.qde is no project of REFI-QDA: it does not start with “Project”.');
  const selections = sources.reduce((sum, source) => sum + source.selections.length, 0);
  if (selections > maxSelections)
    return refused(`The project has ${selections} selections; at most ${maxSelections} are taken at a time.`);
  if (project.codes.length > maxCodes)
    return refused(`The project has ${project.codes.length} codes; at most ${maxCodes} are taken.`);
  return { ok: true, project: { ...project, sources: sources.map((source) => withText(source, files)) } };
}

const isRead = (name: string): boolean =>
  /^project\.qde$/i.test(name) || /^sources\/.*\.txt$/i.test(name) || leadsOut(name);

const leadsOut = (name: string): boolean => /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(name);

function withText(
  { path, inline, ...source }: ParsedSource,
  files: ReadonlyMap<string, Uint8Array>,
): CodedSource {
  if (inline !== null) return { ...source, text: inline, fault: null };
  const name = /^internal:\/\/(.+)$/i.exec(path ?? '')?.[1];
  const bytes = name === undefined ? undefined : files.get(`sources/${name}`.toLowerCase());
  if (!bytes) return { ...source, text: null, fault: 'The file does not have its text.' };
  const checked = decodeUtf8(bytes);
  if (!checked.ok) return { ...source, text: null, fault: checked.detail };
  // Drops a byte-order mark, and keeps line ends as they are.
  return { ...source, text: new TextDecoder().decode(bytes), fault: null };
}
