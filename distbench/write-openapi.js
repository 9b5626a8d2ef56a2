import { readFile, writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { buildApp } from "./app.js";
import { readConfig } from "./config.js";
const file = new URL('../openapi/openapi.json', import.meta.url);
/** The OpenAPI document of the routes as they are; nothing is asked of a server, so nothing else is needed. */
export async function generateOpenapi() {
    const config = readConfig({ LOG_LEVEL: 'silent' });
    const app = await buildApp({ config, log: pino({ level: 'silent' }) });
    await app.ready();
    const document = `${JSON.stringify(app.swagger(), null, 2)}\n`;
    await app.close();
    return document;
}
if (process.argv[1]?.includes('write-openapi') === true) {
    const document = await generateOpenapi();
    if (!process.argv.includes('--check'))
        await writeFile(file, document);
    else if ((await readFile(file, 'utf8')) !== document) {
        process.stderr.write('openapi/openapi.json is not what the code says: run “npm run openapi” and commit it.\n');
        process.exitCode = 1;
    }
}
//# sourceMappingURL=write-openapi.js.map