import { Agent, get } from 'node:http';

const agent = new Agent({ keepAlive: true });
const tickMs = 5;

/**
 * One request: its status (0 where it failed), its milliseconds, when its answer was there, and whether it says when to
 * come back.
 */
export function ask(base, path) {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (status, retryAfter) => {
      const at = performance.now();
      resolve({ status, ms: at - began, at, saysWhen: retryAfter !== undefined });
    };
    get(base + path, { agent }, (response) => {
      response.resume();
      response.on('end', () => end(response.statusCode, response.headers['retry-after']));
      response.on('error', () => end(0));
    }).on('error', () => end(0));
  });
}

/** So many clients that each ask again as soon as they are answered. */
export async function saturate(base, path, { clients, seconds }) {
  const until = performance.now() + seconds * 1000;
  const answers = [];
  const client = async () => {
    while (performance.now() < until) answers.push(await ask(base, path()));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

/** So many requests a second, whether or not those before are answered: people do not wait for each other. */
export async function offer(base, path, { perSecond, seconds }) {
  const began = performance.now();
  const total = Math.round(perSecond * seconds);
  const asked = [];
  while (asked.length < total) {
    const due = Math.min(total, ((performance.now() - began) / 1000) * perSecond);
    while (asked.length < due) asked.push(ask(base, path()));
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
  const until = performance.now();
  return { answers: await Promise.all(asked), until, lasted: (until - began) / 1000 };
}
