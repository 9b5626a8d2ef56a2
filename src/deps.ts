import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { Database } from './db/client.ts';
import type { ContentClock } from './db/content-clock.ts';
import type { Extractor } from './extraction/port.ts';
import type { ItemTexts } from './http/item-texts.ts';
import type { CursorCodec } from './http/pagination.ts';
import type { JobRegistry } from './jobs/job.ts';
import type { HitReader } from './search/hydrate.ts';
import type { SearchIndex } from './search/port.ts';
import type { ThemeGuesser } from './search/likely-themes.ts';
import type { Threads } from './threads/threads.ts';
import type { SearchService } from './search/service.ts';

/** What requests and jobs work with; `compose.ts` puts it together. */
export interface Deps {
  config: Config;
  log: FastifyBaseLogger;
  db: Database;
  /** For what only reads: a replica while it has all that is known to have been written, otherwise `db`. */
  readonly reads: Database;
  cursors: CursorCodec;
  /** Signs the cookies of the pages' sessions. */
  sessionSecret: string;
  extractor: Extractor;
  search: SearchService;
  hits: HitReader;
  /** Finished JSON of what lists and single addresses show. */
  items: ItemTexts;
  themes: ThemeGuesser;
  /** Null where search runs on PostgreSQL alone. */
  index: SearchIndex | null;
  jobs: JobRegistry;
  /** Says for how long what was read may be kept. */
  clock: ContentClock;
  threads: Threads;
  /** For threads, which connect by themselves. */
  databaseUrl: string;
  /** The number that every write counts up. */
  contentVersion(): Promise<number>;
}
