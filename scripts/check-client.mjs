// Generates the TypeScript client's types from the OpenAPI document as its users would, refuses `unknown` and `any`
// in what the API answers, and compiles a file of real uses against them.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const folder = new URL('../out/client/', import.meta.url);
const nodes = await openapiTS(new URL('../openapi/openapi.json', import.meta.url));
await mkdir(folder, { recursive: true });
await writeFile(new URL('openapi.ts', folder), astToString(nodes));

const nameOf = (node) => node.name?.text ?? '';
const members = (name) => nodes.find((node) => nameOf(node) === name)?.members ?? [];
const memberOf = (holder, name) => holder.find((node) => nameOf(node) === name)?.type.members ?? [];
const schemas = new Map(memberOf(members('components'), 'schemas').map((node) => [nameOf(node), node]));

/** Where a type says nothing, each schema visited once; headers always have an index signature of `unknown`. */
function vague(node, path, seen, found) {
  const { kind } = node;
  if (kind === ts.SyntaxKind.UnknownKeyword || kind === ts.SyntaxKind.AnyKeyword) found.push(path);
  if (ts.isIndexedAccessTypeNode(node) && ts.isIndexedAccessTypeNode(node.objectType)) {
    const name = node.indexType.literal?.text;
    const schema = schemas.get(name);
    if (schema && !seen.has(name)) vague(schema, name, seen.add(name), found);
  }
  const part = nameOf(node);
  if (part === 'headers') return found;
  ts.forEachChild(node, (child) => void vague(child, part ? `${path} ${part}` : path, seen, found));
  return found;
}

const seen = new Set();
const found = members('operations').flatMap((operation) => {
  const responses = operation.type.members.find((node) => nameOf(node) === 'responses');
  return vague(responses, nameOf(operation), seen, []);
});
if (seen.size < 20) found.push(`only ${seen.size} schemas were found in responses`);
for (const path of found) process.stdout.write(`says nothing: ${path}\n`);

const tsc = 'node_modules/typescript/bin/tsc';
const compiler = spawnSync(process.execPath, [tsc, '-p', 'tests/contract/client'], { encoding: 'utf8' });
process.stdout.write(compiler.stdout);
process.exitCode = found.length === 0 && compiler.status === 0 ? 0 : 1;
