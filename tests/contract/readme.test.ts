import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { settingNames } from '../../src/config.ts';

const readme = readFileSync('README.md', 'utf8');
const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
} & Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Record<string, string>>;
const openapi = JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as {
  paths: Record<string, unknown>;
};

const section = (heading: string): string => readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

/** The code in the first column of a table. */
const firstColumn = (table: string): string[] =>
  table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));

test('the settings table lists every setting, and no other', () => {
  expect(firstColumn(section('Settings')).sort()).toEqual([...settingNames].sort());
});

test('every folder it names is there, and every folder of src is named', () => {
  const named = firstColumn(section('Where things are'));
  for (const folder of named) expect(existsSync(folder), folder).toBe(true);
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const missing = folders.map(({ name }) => `src/${name}`).filter((folder) => !named.includes(folder));
  expect(missing.filter((folder) => folder !== 'src/lib')).toEqual([]);
});

test('every npm command it names is a script', () => {
  const commands = [...readme.matchAll(/npm (?:run )?(?:-s )?([a-z:]+)/g)].map(([, name]) => name ?? '');
  for (const command of new Set(commands)) {
    if (command !== 'ci') expect(Object.keys(packageJson.scripts)).toContain(command);
  }
});

test('the table of commands lists every command, and no other', () => {
  const listed = firstColumn(readme).filter((name) => name.startsWith('kb '));
  const commands = createProgram().commands.map((command) => `kb ${command.name()}`);
  expect(listed.sort()).toEqual(commands.sort());
});

test('every file of src/cli that registers a command is asked to', () => {
  const registering = readdirSync('src/cli').filter((file) =>
    readFileSync(`src/cli/${file}`, 'utf8').includes('export function register'),
  );
  expect(createProgram().commands).toHaveLength(registering.length);
});

test('every address of the API that it names is a route', () => {
  const patterns = Object.keys(openapi.paths).map(
    (path) => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  );
  const addresses = [...readme.matchAll(/127\.0\.0\.1:3000(\/[^'\s?]*)/g)].map(([, path]) => path ?? '');
  expect(addresses.length).toBeGreaterThan(4);
  for (const address of addresses)
    expect(
      patterns.some((pattern) => pattern.test(address)),
      address,
    ).toBe(true);
});

test('every package that it depends on has its reason', () => {
  const reasons = readFileSync('docs/dependencies.md', 'utf8');
  const { dependencies, optionalDependencies, devDependencies } = packageJson;
  const packages = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  const listed = new Set([...reasons.matchAll(/(?<=^\| |, )[@\w][\w@/.-]*/gm)].map(([name]) => name));
  expect(packages.filter((name) => !listed.has(name))).toEqual([]);
});
