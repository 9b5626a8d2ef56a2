/** A kind of background work. Its name is in the database: rename it only where none of it waits. */
export interface JobKind<Payload> {
  readonly name: string;
  /** After so many failed attempts a job is parked: kept, shown, and tried again only when somebody says so. */
  readonly maxAttempts: number;
  /** Seconds until the next attempt, of the attempt that failed (from 1) and why; some are added or taken at random. */
  readonly retryAfterSeconds?: (attempt: number, error: unknown) => number;
  /** Never set: lets a kind and its payload go together. */
  readonly payload?: Payload;
}

export interface JobContext {
  /** From 1. */
  attempt: number;
  /** Whether the job is parked when this attempt fails. */
  isLast: boolean;
  /** Aborted when the process is about to end: what gives up then is tried again elsewhere. */
  signal: AbortSignal;
}

export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** Thrown by a handler where trying again is of no use: the job is parked at once. */
export class PermanentJobError extends Error {}

export interface JobCounts {
  succeeded: number;
  failed: number;
  parked: number;
}

/** The kinds of jobs that a process knows how to do, and what came of them in this process. */
export class JobRegistry {
  readonly handlers = new Map<string, { kind: JobKind<unknown>; handler: JobHandler<unknown> }>();
  readonly counts = new Map<string, JobCounts>();

  count(name: string, outcome: keyof JobCounts): void {
    const counts = this.counts.get(name) ?? { succeeded: 0, failed: 0, parked: 0 };
    counts[outcome] += 1;
    this.counts.set(name, counts);
  }
}

/** Says who does jobs of that kind. Handlers have to bear being called twice for one job. */
export function registerJob<Payload>(
  jobs: JobRegistry,
  kind: JobKind<Payload>,
  handler: JobHandler<Payload>,
): void {
  if (jobs.handlers.has(kind.name)) throw new Error(`Jobs named ${kind.name} are registered already.`);
  // The queue hands back what enqueueJob was given, which the kind's payload type bound.
  jobs.handlers.set(kind.name, { kind, handler: handler as JobHandler<unknown> });
}
