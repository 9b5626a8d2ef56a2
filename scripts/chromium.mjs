// The browser of tests and screenshots: the system's Chromium, never one that is downloaded.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
/** For a browser of root's own that speaks to nobody but this machine. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What CHROMIUM names, or the first of the usual names on the PATH; null where there is none. */
export function findChromium({ CHROMIUM, PATH = '' } = process.env) {
  if (CHROMIUM) return CHROMIUM;
  const places = PATH.split(path.delimiter);
  return names.flatMap((name) => places.map((place) => path.join(place, name))).find(isExecutable) ?? null;
}

/** A browser without a window, with a profile of its own that goes when it does. */
export const launchChromium = (executablePath) => chromium.launch({ executablePath, headless: true, args });

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
