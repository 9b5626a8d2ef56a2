import { scanXml } from '../ingestion/read-xml.ts';
import type { CodedProject, CodedSelection, CodedSource, ProjectCode } from './project.ts';

const maxElements = 500_000;
/** In UTF-16 units: what is longer is no statement and no definition of a code, and left out. */
const maxStatement = 2000;
const maxDefinition = 5000;

/** A source before its file has been looked for. */
export type ParsedSource = Omit<CodedSource, 'text' | 'fault'> & {
  /** `plainTextPath` (REFI-QDA 1.5, 5.4), such as `internal://….txt`. */
  path: string | null;
  inline: string | null;
};

export type ParsedProject = Omit<CodedProject, 'sources'> & { sources: ParsedSource[]; isProject: boolean };

interface Open {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** What has a text that is coded: a text, and what a PDF says. */
const textSources = new Set(['TextSource', 'Representation']);
const keptTexts = new Set(['Description', 'PlainTextContent']);

/**
 * Reads `project.qde`. What is neither a user, a code nor coded text is passed over.
 * @throws XmlRefusal as `scanXml` does
 */
export function parseProject(xml: string): ParsedProject {
  const reader = new ProjectReader();
  scanXml(xml, {
    maxElements,
    open: (name, attributes) => reader.open(localName(name), attributes),
    text: (text) => reader.text(text),
    close: () => reader.close(),
  });
  return reader.project;
}

class ProjectReader {
  readonly project: ParsedProject = {
    name: null,
    origin: null,
    users: [],
    codes: [],
    sources: [],
    others: [],
    isProject: false,
  };
  private readonly path: Open[] = [];
  private readonly codes: ProjectCode[] = [];
  private source: ParsedSource | null = null;
  private selection: CodedSelection | null = null;

  open(name: string, attributes: Record<string, string>): void {
    const parent = this.path.at(-1);
    if (!parent) this.openRoot(name, attributes);
    else if (name === 'User') this.project.users.push({ guid: guidIn(attributes), name: nameIn(attributes) });
    else if (name === 'Code') this.openCode(attributes);
    else if (textSources.has(name)) this.openSource(attributes, parent);
    else if (parent.name === 'Sources') this.project.others.push({ name: nameIn(attributes), kind: name });
    else if (name === 'PlainTextSelection') this.openSelection(attributes);
    else if (name === 'CodeRef') this.codeWith(attributes, parent);
    this.path.push({ name, attributes, text: '' });
  }

  text(more: string): void {
    const last = this.path.at(-1);
    if (last && keptTexts.has(last.name)) last.text += more;
  }

  close(): void {
    const closed = this.path.pop();
    const parent = this.path.at(-1)?.name ?? '';
    if (!closed) return;
    if (closed.name === 'Description') this.describe(closed.text.trim() || null, parent);
    else if (closed.name === 'PlainTextContent' && this.source && textSources.has(parent))
      this.source.inline = closed.text;
    else if (closed.name === 'Code') this.codes.pop();
    else if (closed.name === 'PlainTextSelection') this.selection = null;
    else if (textSources.has(closed.name)) this.source = null;
  }

  private openRoot(name: string, { name: title, origin }: Record<string, string>): void {
    Object.assign(this.project, {
      isProject: name === 'Project',
      name: title ?? null,
      origin: origin ?? null,
    });
  }

  private openCode(attributes: Record<string, string>): void {
    const above = this.codes.map(({ name }) => name);
    const code = { guid: guidIn(attributes), name: nameIn(attributes), above, definition: null };
    this.codes.push(code);
    this.project.codes.push(code);
  }

  private openSource(attributes: Record<string, string>, parent: Open): void {
    const { plainTextPath: path = null } = attributes;
    const own = nameIn(attributes);
    if (parent.name === 'PDFSource') this.project.others.pop();
    this.source = {
      guid: guidIn(attributes),
      name: parent.name === 'PDFSource' ? nameIn(parent.attributes) : own,
      path,
      inline: null,
      selections: [],
      wholly: 0,
    };
    this.project.sources.push(this.source);
  }

  private openSelection({ startPosition, endPosition }: Record<string, string>): void {
    const [start, end] = [positionOf(startPosition), positionOf(endPosition)];
    this.selection = { start, end, description: null, codings: [] };
    this.source?.selections.push(this.selection);
  }

  private codeWith(attributes: Record<string, string>, parent: Open): void {
    if (parent.name !== 'Coding') return;
    const code = guidOf(attributes['targetGUID']);
    const { creatingUser } = parent.attributes;
    if (this.selection)
      this.selection.codings.push({ code, user: creatingUser === undefined ? null : guidOf(creatingUser) });
    else if (this.source) this.source.wholly += 1;
  }

  private describe(text: string | null, parent: string): void {
    const code = this.codes.at(-1);
    if (parent === 'PlainTextSelection' && this.selection)
      this.selection.description = within(text, maxStatement);
    else if (parent === 'Code' && code) code.definition = within(text, maxDefinition);
  }
}

const within = (text: string | null, length: number): string | null =>
  text !== null && text.length <= length ? text : null;
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
/** Programs write GUIDs in either case, some of them in braces. */
const guidOf = (written: string | undefined): string =>
  (written ?? '').replaceAll(/[{}\s]/g, '').toLowerCase();
const guidIn = ({ guid }: Record<string, string>): string => guidOf(guid);
const nameIn = ({ name }: Record<string, string>): string => name?.trim() ?? '';
const positionOf = (written: string | undefined): number =>
  /^\d{1,9}$/.test(written ?? '') ? Number(written) : Number.NaN;
