import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { insightKinds, type InsightKind } from '../port.ts';

/**
 * A sentence without a note around it: a labelled statement, or with `kind` null one that is not an insight. Of
 * statements for themes alone the kind may be left unsaid.
 */
export interface Statement {
  text: string;
  kind: InsightKind | 'unsaid' | null;
  themes: string[];
}

const THEMES: Record<string, string> = {
  sp: 'shared-purpose',
  dl: 'distributive-leadership',
  gv: 'governance',
  rb: 'relationship-building',
  cr: 'connector-role',
  sl: 'systems-leadership',
  vp: 'voice-of-people-served',
  sc: 'succession-and-continuity',
  fc: 'funding-and-commissioning',
  lc: 'language-and-culture',
  to: 'trust-and-openness',
  el: 'enabling-leadership',
};

const KINDS = new Map<string, Statement['kind']>([
  ...insightKinds.map((kind): [string, InsightKind] => [kind[0]!, kind]),
  ['p', 'principle'],
  ['r', 'practice'],
  ['s', 'unsaid'],
  ['-', null],
]);

export const statementsFolder = fileURLToPath(new URL('../../../training/statements', import.meta.url));
export const themeStatementsFolder = fileURLToPath(
  new URL('../../../training/theme-statements', import.meta.url),
);

/** All statements of a folder of text files, file by file in the order of their names. */
export function readStatements(folder = statementsFolder): Statement[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.sort().flatMap((file) => parseStatements(file, readFileSync(join(folder, file), 'utf8')));
}

/** Reads lines of the form "kind themes| text". Throws with the name of the file on any other, or on one said twice. */
export function parseStatements(file: string, lines: string): Statement[] {
  const seen = new Set<string>();
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => {
      const statement = parseStatement(line);
      if (!statement) throw new Error(`${file}: not a statement: ${line}`);
      if (seen.has(statement.text)) throw new Error(`${file}: said twice: ${statement.text}`);
      seen.add(statement.text);
      return statement;
    });
}

function parseStatement(line: string): Statement | null {
  const cut = line.indexOf('| ');
  const [kind = '', ...themes] = line.slice(0, cut).split(' ');
  const text = line.slice(cut + 2);
  const known = themes.flatMap((theme) => THEMES[theme] ?? []);
  if (cut < 0 || text.trim() === '' || !KINDS.has(kind) || known.length < themes.length) return null;
  return { text, kind: KINDS.get(kind)!, themes: known };
}
