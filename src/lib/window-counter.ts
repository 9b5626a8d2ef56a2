import { LRUCache } from 'lru-cache';

/** So many addresses at a time; the one longest unheard of begins anew. */
const maxKeys = 5000;

export interface Window {
  count: number;
  /** Until counting begins anew: whole seconds, at least 1 while it lasts. */
  secondsLeft: number;
}

export interface Counter {
  add(key: string): Window;
  /** As it stands, without counting. */
  read(key: string): Window;
}

/** Counts by key, in windows of the same length that begin with a key's first count. */
export class WindowCounter implements Counter {
  readonly #windowMs: number;
  readonly #windows = new LRUCache<string, { count: number; endsAt: number }>({ max: maxKeys });

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  add(key: string): Window {
    const now = Date.now();
    let window = this.#windows.get(key);
    if (!window || window.endsAt <= now)
      this.#windows.set(key, (window = { count: 0, endsAt: now + this.#windowMs }));
    window.count += 1;
    return { count: window.count, secondsLeft: Math.ceil((window.endsAt - now) / 1000) };
  }

  read(key: string): Window {
    const now = Date.now();
    const window = this.#windows.get(key);
    if (!window || window.endsAt <= now) return { count: 0, secondsLeft: 0 };
    return { count: window.count, secondsLeft: Math.ceil((window.endsAt - now) / 1000) };
  }
}
