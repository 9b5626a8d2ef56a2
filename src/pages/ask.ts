import type { FastifyInstance, InjectOptions } from 'fastify';
import { withInsideAccess } from '../http/inside.ts';
import type { Problem } from '../http/problem.ts';
import type { Access } from '../keys/service.ts';

/** A request to the API, as pages show it. */
export interface Call {
  method: string;
  path: string;
}

/** What the API answered to a write: its data, or why it refused. */
export type Outcome<T> =
  | { ok: true; status: number; data: T; etag: string; requestId: string }
  | { ok: false; status: number; problem: Problem };

/** What is not JSON, as the API sent it. */
export interface FileAnswer {
  content: Buffer;
  type: string;
  disposition: string | undefined;
}

/** Thrown where a page cannot be made without what the API refused. */
export class ProblemAnswer extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Thrown where what a page is about is at another address now. */
export class MovedAnswer extends Error {
  readonly location: string;

  constructor(location: string) {
    super(`Moved to ${location}.`);
    this.location = location;
  }
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Sent {
  body?: unknown;
  etag?: string | undefined;
  /** A body that is not JSON. */
  payload?: { content: Buffer | string; type: string };
}

/**
 * The API as pages see it: the same routes, asked within this process with the access of whoever asks. Pages have no
 * other way to the data, so what they show is what the API says, and `calls` is what made them.
 */
export class Asker {
  readonly calls: Call[] = [];
  readonly #app: FastifyInstance;
  readonly #access: Access;

  constructor(app: FastifyInstance, access: Access) {
    this.#app = app;
    this.#access = access;
  }

  /** @throws ProblemAnswer, MovedAnswer */
  async get<T>(path: string): Promise<T> {
    return (await this.getTagged<T>(path)).body;
  }

  /** With the ETag that a write of the same resource sends back. @throws ProblemAnswer, MovedAnswer */
  async getTagged<T>(path: string): Promise<{ body: T; etag: string }> {
    this.calls.push({ method: 'GET', path });
    const answer = await this.#ask({ method: 'GET', url: path });
    if (answer.statusCode === 308) throw new MovedAnswer(answer.headers.location ?? '/');
    if (answer.statusCode >= 400) throw new ProblemAnswer(answer.json<Problem>());
    return { body: answer.json<T>(), etag: answer.headers.etag ?? '' };
  }

  /** @throws ProblemAnswer, MovedAnswer */
  async file(path: string): Promise<FileAnswer> {
    this.calls.push({ method: 'GET', path });
    const answer = await this.#ask({ method: 'GET', url: path });
    if (answer.statusCode === 308) throw new MovedAnswer(answer.headers.location ?? '/');
    if (answer.statusCode >= 400) throw new ProblemAnswer(answer.json<Problem>());
    const { 'content-type': type = '', 'content-disposition': disposition } = answer.headers;
    return { content: answer.rawPayload, type: String(type), disposition: disposition?.toString() };
  }

  /** Null where there is no such thing. */
  async find<T>(path: string): Promise<T | null> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof ProblemAnswer && error.problem.status === 404) return null;
      throw error;
    }
  }

  /** A refusal is a value. @throws MovedAnswer */
  async send<T>(method: Method, path: string, { body, etag, payload }: Sent = {}): Promise<Outcome<T>> {
    this.calls.push({ method, path });
    const answer = await this.#ask({
      method,
      url: path,
      headers: {
        ...(etag !== undefined && { 'if-match': etag }),
        ...(payload && { 'content-type': payload.type }),
      },
      ...(payload ? { payload: payload.content } : body !== undefined && { payload: body as object }),
    });
    const { statusCode: status } = answer;
    if (status === 308) throw new MovedAnswer(answer.headers.location ?? '/');
    if (status >= 400) return { ok: false, status, problem: answer.json<Problem>() };
    const data = answer.body === '' ? (null as T) : answer.json<T>();
    const { etag: written = '', 'x-request-id': requestId } = answer.headers;
    return { ok: true, status, data, etag: written, requestId: String(requestId) };
  }

  #ask(options: InjectOptions) {
    return withInsideAccess(this.#access, () => Promise.resolve(this.#app.inject(options)));
  }
}
