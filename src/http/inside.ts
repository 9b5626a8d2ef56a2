import { AsyncLocalStorage } from 'node:async_hooks';
import type { Access } from '../keys/service.ts';

const current = new AsyncLocalStorage<Access>();

/**
 * Runs what asks the API from within this process, with the access of whoever asked for the page. Nothing that
 * arrives over the network can set it.
 */
export const withInsideAccess = <T>(access: Access, act: () => Promise<T>): Promise<T> =>
  current.run(access, act);

/** The access of a request that a page makes; undefined for one that came over the network. */
export const insideAccess = (): Access | undefined => current.getStore();
