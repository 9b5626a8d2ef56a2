// Pictures of the main pages for the README, taken of the sample note: npm run screenshots
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbeddedPostgres } from '../dist/embedded/postgres.js';
import { findChromium, launchChromium } from './chromium.mjs';

const note = 'note-from-collaborative-leadership-in-place-cell-2';
const phone = { viewport: { width: 390, height: 760 } };
const pictures = [
  { name: 'explorer', path: '/' },
  { name: 'search', path: '/search?q=succession' },
  { name: 'note', path: `/notes/${note}` },
  { name: 'note-phone', path: `/notes/${note}`, ...phone },
  { name: 'theme-dark', path: '/themes/shared-purpose', colorScheme: 'dark' },
  { name: 'queue', path: '/admin/queue?type=insight', keys: ['j'] },
  { name: 'edit', path: `/admin/notes/${note}/text`, edit: ['great leadership', 'good leadership'] },
];
const folder = new URL('../docs/screenshots/', import.meta.url).pathname;

const dataDir = mkdtempSync(join(tmpdir(), 'kb-screenshots-'));
chmodSync(dataDir, 0o755);
const { PATH, HOME } = process.env;
// Less sure than this waits in the queue, so that there is something to decide.
const settings = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', AUTO_ACCEPT_CONFIDENCE: '0.8' };
const product = spawn(process.execPath, ['dist/main.js'], {
  env: { PATH, HOME, ...settings },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => product.once('close', resolve));
try {
  await takePictures(await started());
} finally {
  product.kill('SIGTERM');
  await ended;
  await removeEmbeddedPostgres(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

/** The address and the first admin key, as the start prints them. */
function started() {
  return new Promise((resolve, reject) => {
    let output = '';
    product.stdout.on('data', (chunk) => {
      output += chunk;
      const [, base] = /^listening on (\S+)$/m.exec(output) ?? [];
      if (base) resolve({ base, key: /kb_[\w-]+/.exec(output)?.[0] });
    });
    product.once('close', () => reject(new Error(`it did not start: ${output}`)));
  });
}

async function takePictures({ base, key }) {
  const executable = findChromium();
  if (executable === null) throw new Error('There is no Chromium on the PATH or in CHROMIUM.');
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium(executable);
  try {
    const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/admin/sign-in');
    await page.getByLabel('Your key').fill(key);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin');
    for (const picture of pictures) await take(page, picture);
  } finally {
    await browser.close();
  }
}

async function take(page, { name, path, keys = [], edit, ...look }) {
  const { viewport = { width: 1100, height: 700 }, colorScheme = 'light' } = look;
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await page.goto(path);
  if (edit) await showReport(page, edit);
  for (const key of keys) await page.keyboard.press(key);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function showReport(page, [before, after]) {
  const field = page.locator('textarea[name="text"]');
  await field.fill((await field.inputValue()).replace(before, after));
  await page.locator('#report table').waitFor();
  // Filling it in left it at its end.
  await field.evaluate((area) => area.scrollTo(0, 0));
  await page.evaluate('scrollTo(0, 0)');
}
