import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  id: string;
  /** With which of the secrets it was verified, by the reference library. */
  verifiedBy: string[];
  message: {
    type: string;
    timestamp: string;
    data: { position: number; entity: { type: string; id: string } };
  };
}

type Answer = (received: Received, response: ServerResponse) => void;

export const ok: Answer = (_received, response) => void response.writeHead(204).end();
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_received, response) =>
    void response.writeHead(code, headers).end();
/** As a receiver that is killed while it works. */
export const killed: Answer = (_received, response) => void response.socket?.destroy();
export const silent: Answer = () => undefined;

/** Who receives webhooks, and verifies them with the reference library. */
export class Receiver {
  readonly received: Received[] = [];
  readonly secrets: string[] = [];
  /** The answers to give next; afterwards `answer`. */
  readonly answers: Answer[] = [];
  answer: Answer = ok;
  #server: Server | null = null;
  #port = 0;

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#receive(request, response));
    await new Promise<void>((done) => server.listen(this.#port, '127.0.0.1', done));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    server?.closeAllConnections();
    if (server) await new Promise((done) => server.close(done));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const headers = request.headers as Record<string, string>;
    const verifiedBy = this.secrets.filter((secret) => {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch {
        return false;
      }
    });
    const received = { id: headers['webhook-id'] ?? '', verifiedBy, message: JSON.parse(body) };
    this.received.push(received);
    (this.answers.shift() ?? this.answer)(received, response);
  }
}
