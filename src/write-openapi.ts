import { readFile, writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import type { Deps } from './deps.ts';

const file = new URL('../openapi/openapi.json', import.meta.url);

/** The OpenAPI document of the routes as they are; nothing is asked of a server, so nothing else is needed. */
export async function generateOpenapi(): Promise<string> {
  const config = readConfig({ LOG_LEVEL: 'silent', PUBLIC_CACHE_MB: '0' });
  const app = await buildApp({ config, log: pino({ level: 'silent' }) } as unknown as Deps);
  await app.ready();
  const document = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  return document;
}

if (process.argv[1]?.includes('write-openapi') === true) {
  const document = await generateOpenapi();
  if (!process.argv.includes('--check')) await writeFile(file, document);
  else if ((await readFile(file, 'utf8')) !== document) {
    process.stderr.write(
      'openapi/openapi.json is not what the code says: run “npm run openapi” and commit it.\n',
    );
    process.exitCode = 1;
  }
}
