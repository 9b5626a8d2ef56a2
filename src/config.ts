import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { nearest } from './lib/nearest.ts';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(minimum).max(maximum));
const serverUrl = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** An address, or a network in CIDR notation. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  const maximum = version === 4 ? 32 : 128;
  return (
    version > 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= maximum))
  );
}

const settings = {
  PORT: wholeNumber(0, 65_535).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_URL: serverUrl('postgres:', 'postgresql:').optional(),
  DATABASE_READ_URL: serverUrl('postgres:', 'postgresql:').optional(),
  MEILI_URL: serverUrl('http:', 'https:').optional(),
  MEILI_API_KEY: z.string().min(1).optional(),
  SEARCH_ENGINE: z.enum(['auto', 'meilisearch', 'postgres']).default('auto'),
  BOOTSTRAP_ADMIN_KEY: z
    .string()
    .regex(/^kb_[A-Za-z0-9_-]{32,}$/, 'must be kb_ and at least 32 letters, digits, - or _')
    .optional(),
  RUN_WORKER: flag.default(true),
  IMPORT_SAMPLE: flag.default(true),
  AUTO_ACCEPT_CONFIDENCE: z.coerce.number().min(0).max(1).default(0.45),
  PUBLIC_READ: flag.default(true),
  EXPLORER: flag.default(true),
  PUBLISH_PEOPLE: flag.default(false),
  PUBLIC_URL: serverUrl('http:', 'https:').optional(),
  CORS_WRITE_ORIGINS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .default([]),
  RATE_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000).default(600),
  RATE_LIMIT_STORE: z.enum(['memory', 'postgres']).default('memory'),
  MAX_REQUESTS_IN_FLIGHT: wholeNumber(1, 100_000).default(100),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((address) => address.trim())
        .filter(Boolean),
    )
    .refine((list) => list.every(isNetwork), 'must be IP addresses or networks such as 10.0.0.0/8')
    .default([]),
  DRAIN_SECONDS: wholeNumber(0, 60).default(0),
  PUBLIC_CACHE_MB: wholeNumber(0, 100_000).default(32),
  WEBHOOK_PRIVATE_ADDRESSES: flag.default(false),
  MAX_NOTE_BYTES: wholeNumber(1, 64 * 1024 * 1024).default(1024 * 1024),
  LLM_BASE_URL: serverUrl('http:', 'https:')
    .refine((value) => !URL.canParse(value) || new URL(value).username + new URL(value).password === '', {
      message: 'must hold no name and no password: set LLM_API_KEY',
    })
    .optional(),
  LLM_MODEL: z.string().trim().min(1).max(200).optional(),
  LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII characters without spaces')
    .optional(),
} satisfies Record<string, z.ZodType>;

const Settings = z.object(settings);
type Settings = z.infer<typeof Settings>;

/** The names of all settings. */
export const settingNames = Object.keys(settings);

export interface Config extends Omit<Settings, 'DATA_DIR'> {
  /** Absolute. */
  DATA_DIR: string;
}

/** Settings whose values are not repeated in complaints. */
const secret = /_KEY$|^LLM_BASE_URL$/;

/** Thrown with one sentence a line; the start prints them and stops. */
export class ConfigError extends Error {}

/**
 * Reads the settings. Empty values count as unset.
 * @throws ConfigError for a wrong value, or for a variable that is nearly the name of a setting.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const complaints = misspelt(Object.keys(given));
  const result = Settings.safeParse(given);
  for (const issue of result.error?.issues ?? []) {
    const name = issue.path.join('.');
    complaints.push(`${name}${secret.test(name) ? '' : `=${given[name] ?? ''}`}: ${issue.message}.`);
  }
  if (given['LLM_BASE_URL'] !== undefined && given['LLM_MODEL'] === undefined)
    complaints.push('LLM_BASE_URL is set, but LLM_MODEL is not: name the model that the server is to use.');
  if (complaints.length > 0 || !result.data) throw new ConfigError(complaints.join('\n'));
  return { ...result.data, DATA_DIR: path.resolve(result.data.DATA_DIR) };
}

/** Whether `npm start` started this process. */
export function isStartedByNpm(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment['npm_lifecycle_event'] === 'start';
}

/** Only names with an underscore are judged: a short foreign variable such as `HOSTS` is nobody's typo. */
function misspelt(names: string[]): string[] {
  return names.flatMap((name) => {
    if (!name.includes('_') || settingNames.includes(name)) return [];
    const meant = nearest(name, settingNames);
    const close =
      meant !== undefined && Math.abs(meant.length - name.length) <= 2 && sharesStart(name, meant);
    return close ? [`${name} is not a setting; did you mean ${meant}?`] : [];
  });
}

function sharesStart(name: string, known: string): boolean {
  return name.slice(0, 3).toUpperCase() === known.slice(0, 3);
}
