import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findMeilisearch } from '../../src/embedded/meilisearch-binary.ts';

const masterKey = 'chaos-master-key-of-a-test';

/** A Meilisearch of one's own, to be killed, stopped and emptied. Null where none can run. */
export class OwnMeilisearch {
  readonly apiKey = masterKey;
  readonly port: number;
  readonly #file: string;
  readonly #folder: string;
  #process: ChildProcess | null = null;

  private constructor(file: string, folder: string, port: number) {
    this.#file = file;
    this.#folder = folder;
    this.port = port;
  }

  static async start(): Promise<OwnMeilisearch | null> {
    const found = findMeilisearch(path.resolve('.data/test/bin'));
    if ('reason' in found) return null;
    const own = new OwnMeilisearch(
      found.file,
      mkdtempSync(path.join(tmpdir(), 'kb-chaos-')),
      await freePort(),
    );
    await own.start();
    return own;
  }

  async start(): Promise<void> {
    const args = [
      '--no-analytics',
      '--env',
      'production',
      '--log-level',
      'ERROR',
      '--http-addr',
      `127.0.0.1:${this.port}`,
    ];
    this.#process = spawn(this.#file, [...args, '--db-path', path.join(this.#folder, 'data.ms')], {
      cwd: this.#folder,
      env: { MEILI_MASTER_KEY: masterKey, PATH: '/usr/bin:/bin' },
      stdio: 'ignore',
    });
    while (!(await this.#isHealthy())) await wait(30);
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process?.kill(signal);
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  emptyFolder(): void {
    rmSync(path.join(this.#folder, 'data.ms'), { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #isHealthy(): Promise<boolean> {
    return new Promise((resolve) => {
      const sent = httpRequest(
        { host: '127.0.0.1', port: this.port, path: '/health', agent: false },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode === 200);
        },
      );
      sent.once('error', () => resolve(false));
      sent.end();
    });
  }
}

/** Between the knowledge base and its Meilisearch: delays, watches and alters what passes. */
export class FaultyProxy {
  delayMs = 0;
  /** What is sent in the place of a body. */
  alter: (body: string) => string = (body) => body;
  onRequest: (request: IncomingMessage) => void = () => undefined;
  readonly #server;
  readonly #target: number;

  constructor(target: number) {
    this.#target = target;
    this.#server = createServer((request, response) => void this.#pass(request, response));
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.onRequest(request);
    if (this.delayMs > 0) await wait(this.delayMs);
    const body = Buffer.from(this.alter(Buffer.concat(chunks).toString()));
    const headers = { ...request.headers, 'content-length': String(body.length) };
    const sent = httpRequest({
      host: '127.0.0.1',
      port: this.#target,
      path: request.url,
      method: request.method,
      headers,
      agent: false,
    });
    sent.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    sent.on('error', () => response.destroy());
    response.on('close', () => sent.destroy());
    sent.end(body);
  }
}

/** Between the knowledge base and PostgreSQL: while it is down, connections end and new ones are refused. */
export class TcpGate {
  readonly #sockets = new Set<Socket>();
  /** The port behind it. */
  target: number;
  #server: Server | null = null;
  port = 0;

  constructor(target: number) {
    this.target = target;
  }

  async up(): Promise<void> {
    const server = createTcpServer((client) => {
      const upstream = connect(this.target, '127.0.0.1');
      for (const socket of [client, upstream]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => this.#sockets.delete(socket));
      }
      client.on('close', () => upstream.destroy());
      upstream.on('close', () => client.destroy());
      client.pipe(upstream).pipe(client);
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async down(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(server, 'close');
  }
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
