import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

export interface Literal {
  file: string;
  source: string;
  flags: string;
}

const filesOf = (folder: string): string[] => globSync(`${folder}/**/*.{ts,tsx}`).sort();

function visitNodes(file: string, visit: (node: ts.Node) => void): void {
  const each = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, each);
  };
  each(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
}

/** The regular expressions written as such in the files of a folder. */
export function literalsOf(folder: string): Literal[] {
  return filesOf(folder).flatMap((file) => {
    const found: Literal[] = [];
    visitNodes(file, (node) => {
      if (!ts.isRegularExpressionLiteral(node)) return;
      const end = node.text.lastIndexOf('/');
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    });
    return found;
  });
}

/** How often each file makes regular expressions out of texts. */
export function makersOf(folder: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of filesOf(folder))
    visitNodes(file, (node) => {
      const makes =
        (ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression);
      if (makes && node.expression.text === 'RegExp') counts.set(file, (counts.get(file) ?? 0) + 1);
    });
  return counts;
}

/** What files make out of texts when they are read, before anything was sent to them. */
export async function madeWhenRead(files: readonly string[]): Promise<Literal[]> {
  const made: Literal[] = [];
  const original = RegExp;
  const record = (expression: RegExp): RegExp => {
    const maker = new Error().stack?.split('\n')[3] ?? '';
    const file = files.find((each) => maker.includes(`/${each}:`));
    if (file !== undefined) made.push({ file, source: expression.source, flags: expression.flags });
    return expression;
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, given) => record(Reflect.construct(target, given) as RegExp),
    apply: (target, self, given) => record(Reflect.apply(target, self, given) as RegExp),
  });
  try {
    for (const file of files) await import(/* @vite-ignore */ new URL(`../../${file}`, import.meta.url).href);
    return made;
  } finally {
    globalThis.RegExp = original;
  }
}
