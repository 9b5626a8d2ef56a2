import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

export interface Literal {
  file: string;
  source: string;
  flags: string;
}

/** The regular expressions written as such in the files of a folder; those put together at run time are not seen. */
export function literalsOf(folder: string): Literal[] {
  return globSync(`${folder}/**/*.{ts,tsx}`).flatMap((file) => {
    const found: Literal[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
    return found;
  });
}
