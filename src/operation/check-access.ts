import type { Config } from '../config.ts';
import { failure, fine, warning, type Finding } from './finding.ts';

interface KeyFacts {
  name: string;
  role: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

const soonMs = 14 * 86_400_000;

/** Whether somebody can curate, and will be able to in two weeks. */
export function checkKeys(keys: readonly KeyFacts[], now: Date): Finding {
  const part = 'keys';
  const lives = (until: Date) => (key: KeyFacts) =>
    key.revokedAt === null && (key.expiresAt === null || key.expiresAt > until);
  const living = keys.filter(lives(now));
  if (!living.some(({ role }) => role === 'admin'))
    return failure(
      part,
      'No admin’s key is alive.',
      'Issue one: npm run -s kb -- keys create "…" --role admin',
    );
  const ending = living.filter((key) => !lives(new Date(now.getTime() + soonMs))(key));
  if (ending.length > 0)
    return warning(
      part,
      `Keys that end within two weeks: ${ending.map(({ name }) => `“${name}”`).join(', ')}.`,
      'Issue others in time: npm run -s kb -- keys create',
    );
  return fine(part, `Keys that are alive: ${living.length}.`);
}

/** The address that links in answers, feeds and the document start with. */
export function checkPublicUrl({ PUBLIC_URL, HOST }: Pick<Config, 'PUBLIC_URL' | 'HOST'>): Finding {
  const part = 'PUBLIC_URL';
  const isLocal = (host: string): boolean => /^(localhost|127\.|\[?::1)/.test(host);
  if (PUBLIC_URL === undefined)
    return isLocal(HOST)
      ? fine(part, 'It is not set, and only this machine is listened to.')
      : warning(
          part,
          'It is not set, though others may ask.',
          'Set it to the address that the outside knows.',
        );
  const { protocol, hostname, search } = new URL(PUBLIC_URL);
  if (search !== '')
    return failure(part, 'It has a query: links cannot start with it.', 'Take away all from the “?” on.');
  if (protocol === 'http:' && !isLocal(hostname))
    return warning(part, 'It starts with http: keys are sent in the clear.', 'Serve it over https.');
  return fine(part, `Links start with ${PUBLIC_URL}.`);
}
