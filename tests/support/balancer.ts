import { text } from 'node:stream/consumers';
import { Agent, createServer, get, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const lookEveryMs = 50;

/**
 * A load balancer that keeps connections and tries nothing twice: it sends requests in turns to the processes whose
 * readiness was 200 when it last looked, and answers 502 to what goes wrong on the way.
 */
export class Balancer {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server: Server;
  readonly #ready = new Set<string>();
  /** Asked one look after the other: a late answer must not undo a later one. */
  readonly #looking = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #targets: string[] = [];
  #turn = 0;
  readonly #closing = new Set<string>();

  constructor() {
    this.#server = createServer((incoming, outgoing) => {
      const ready = this.#targets.filter((target) => this.#ready.has(target));
      const target = ready[this.#turn++ % ready.length];
      const fail = (): void => void outgoing.writeHead(502).end();
      if (target === undefined) return fail();
      const { method, headers } = incoming;
      const onward = request(
        new URL(incoming.url ?? '/', target),
        { agent: this.#agent, method, headers: { ...headers, connection: 'keep-alive' } },
        (answer: IncomingMessage) => {
          outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'keep-alive' });
          answer.on('error', () => outgoing.destroy()).pipe(outgoing);
        },
      );
      incoming.pipe(onward.on('error', fail));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.#timer = setInterval(() => this.#targets.forEach((target) => this.#look(target)), lookEveryMs);
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  sendTo(targets: string[]): void {
    this.#targets = targets;
  }

  isReady(target: string): boolean {
    return this.#ready.has(target);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#agent.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** How many processes said that they are closing. */
  get seenClosing(): number {
    return this.#closing.size;
  }

  #look(target: string): void {
    if (this.#looking.has(target)) return;
    this.#looking.add(target);
    get(`${target}/health/ready`, { agent: false }, (answer) => {
      if (answer.statusCode === 200) this.#ready.add(target);
      else this.#ready.delete(target);
      text(answer).then(
        (said) => said.includes('is closing') && this.#closing.add(target),
        () => undefined,
      );
    })
      .on('error', () => this.#ready.delete(target))
      .on('close', () => this.#looking.delete(target));
  }
}
