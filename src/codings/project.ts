/**
 * A project of REFI-QDA (.qdpx) as far as it can become insights. GUIDs are in lower case, without braces.
 */
export interface CodedProject {
  name: string | null;
  /** The program that wrote it. */
  origin: string | null;
  users: { guid: string; name: string }[];
  codes: ProjectCode[];
  sources: CodedSource[];
  /** Sources of which no text can be coded: pictures, recordings. */
  others: { name: string; kind: string }[];
}

export interface ProjectCode {
  guid: string;
  name: string;
  /** Names of the codes above it, broadest first. */
  above: string[];
  definition: string | null;
}

export interface CodedSource {
  guid: string;
  name: string;
  /** As it is in the file, line ends and all; null where the file does not have it. */
  text: string | null;
  /** Why there is no text. */
  fault: string | null;
  selections: CodedSelection[];
  /** How often a code was given to all of it. */
  wholly: number;
}

/** Positions as the file has them, the end after the last; NaN for what is none. */
export interface CodedSelection {
  start: number;
  end: number;
  description: string | null;
  codings: { code: string; user: string | null }[];
}

/** A project, or a sentence that says why the file is none and what to do. */
export type ReadProject = { ok: true; project: CodedProject } | { ok: false; detail: string };
