import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../db/client.ts';
import { authenticate, type Access } from '../keys/service.ts';
import * as repository from './repository.ts';

/** A session that nobody uses for so long has ended. */
const idleHours = 12;

export interface Session {
  id: string;
  access: Access & { keyId: string };
  /** What forms send back, to prove that a page of ours sent them. */
  formToken: string;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const formTokenOf = (token: string): string => createHmac('sha256', token).update('form').digest('base64url');

/** Begins a session and returns what the cookie is to hold. @throws DomainError `unauthorised` for a key that is none. */
export async function signIn(db: Database, key: string): Promise<string> {
  const { keyId } = await authenticate(db, key);
  if (keyId === null) throw new Error('A key that was authenticated has an id.');
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + idleHours * 3_600_000);
  await repository.insertSession(db, { id: uuidv7(), keyId, hash: hashOf(token), expiresAt });
  return token;
}

/** Null where it has ended, or its key was revoked or has expired. */
export async function findSession(db: Database, token: string): Promise<Session | null> {
  const row = await repository.findSession(db, hashOf(token));
  if (!row) return null;
  await repository.prolongSession(db, row.id, idleHours);
  const { id, keyId, role, name } = row;
  return { id, access: { keyId, role, name }, formToken: formTokenOf(token) };
}

export function isFormToken({ formToken }: Session, given: string): boolean {
  const [expected, held] = [Buffer.from(formToken), Buffer.from(given)];
  return held.length === expected.length && timingSafeEqual(held, expected);
}

export const signOut = (db: Database, { id }: Session): Promise<void> => repository.deleteSession(db, id);

/** Ends every session of the key, wherever it is. */
export const signOutEverywhere = (db: Database, { access }: Session): Promise<void> =>
  repository.deleteSessionsOf(db, access.keyId);
