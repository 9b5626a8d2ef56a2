// Every check that needs no services, two at a time.
import { spawn } from 'node:child_process';

const checks = [
  ['OpenAPI is what the code says', 'node', 'dist/write-openapi.js', '--check'],
  ['types', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['OpenAPI security lint', 'spectral', 'lint', 'openapi/openapi.json', '--fail-severity', 'warn'],
  ['OpenAPI lint', 'redocly', 'lint', 'openapi/openapi.json'],
  ['formatting', 'prettier', '--check', '--cache', '--log-level', 'warn', '.'],
  ['unused code', 'knip', '--no-progress'],
  ['OpenAPI against the last release', 'node', 'scripts/classify-api-changes.mjs'],
];
const env = {
  ...process.env,
  PATH: `node_modules/.bin:${process.env.PATH}`,
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
};
let passed = 0;
let failed = 0;

function run([name, command, ...args]) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (status) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
      if (status === 0) passed += 1;
      else {
        failed += 1;
        process.stdout.write(`${output}\n`);
      }
      resolve();
    });
  });
}

async function runAll() {
  for (let check = checks.shift(); check; check = checks.shift()) await run(check);
}

const started = performance.now();
// First and alone, without checking types: the others read what it writes.
await run(['build', 'tsc', '-p', 'tsconfig.build.json']);
// The types of the client's uses are known once it is generated.
const clientAndLint = async () => {
  await run(['generated client', 'node', 'scripts/check-client.mjs']);
  await run(['lint', 'oxlint', '--type-aware', '--quiet']);
};
await Promise.all([clientAndLint().then(runAll), runAll()]);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stdout.write(`verify: ${passed} passed, ${failed} failed (${seconds} s)\n`);
process.exitCode = failed === 0 ? 0 : 1;
