import type { Browser } from 'playwright-core';

export function findChromium(env?: NodeJS.ProcessEnv): string | null;
export function launchChromium(executablePath: string): Promise<Browser>;
