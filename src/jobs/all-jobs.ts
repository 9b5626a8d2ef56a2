import type { Deps } from '../deps.ts';

/** Every kind of job, by hand, in order. What a handler needs is loaded with its first job. */
export function registerJobs(_deps: Deps): void {}
