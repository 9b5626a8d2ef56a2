// Every check that needs no services, one after the other; the first line of each says what it is.
import { spawnSync } from 'node:child_process';

const checks = [
  ['formatting', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['types', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['lint', 'oxlint', '--type-aware', '--quiet'],
  ['unused code', 'knip', '--no-progress'],
  ['build', 'tsc', '-p', 'tsconfig.build.json'],
  ['OpenAPI is what the code says', 'node', 'dist/write-openapi.js', '--check'],
  ['OpenAPI lint', 'redocly', 'lint', 'openapi/openapi.json'],
  ['OpenAPI security lint', 'spectral', 'lint', 'openapi/openapi.json', '--fail-severity', 'warn'],
  ['generated client', 'node', 'scripts/check-client.mjs'],
];

let failed = 0;
for (const [name, command, ...args] of checks) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `node_modules/.bin:${process.env.PATH}`,
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (status !== 0) {
    failed += 1;
    process.stdout.write(`${stdout ?? ''}${stderr ?? ''}\n`);
  }
}
process.stdout.write(`verify: ${checks.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
