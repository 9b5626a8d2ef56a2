import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import connect from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/embedded/postgres.ts';
import { isAlive, listProcesses } from '../../../src/embedded/processes.ts';
import { findServerUser } from '../../../src/embedded/system-user.ts';
import { createLog, withDataDir } from './data-dir.ts';
import {
  buildUserProgram,
  killUser,
  killUsers,
  removeUserProgram,
  startUser,
  untilReady,
} from './user-process.ts';

const isRoot = process.getuid?.() === 0;
let userProgram: string;

beforeAll(() => {
  userProgram = buildUserProgram();
});
afterEach(killUsers);
afterAll(() => removeUserProgram(userProgram));

test('two users share one server, the last one stops it, and the data persist', () =>
  withDataDir(async (dataDir) => {
    const [first, second] = await Promise.all([start(dataDir), start(dataDir)]);
    expect(second.url).toBe(first.url);
    await query(first, 'create table kept as select 1 as n');
    await first.release();
    await first.release();
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }]);
    await second.release();
    expect(processesOn(second.location)).toEqual([]);

    const third = await start(dataDir);
    expect(await query(third, 'select n from kept')).toEqual([{ n: 1 }]);
    await third.release();
    expect(statSync(stateFile(dataDir)).mode & 0o777).toBe(0o600);
  }));

test('the database is UTF-8 with C.UTF-8, on 127.0.0.1 only, behind a password', () =>
  withDataDir(async (dataDir) => {
    const server = await start(dataDir);
    const [row] = await query(
      server,
      `select current_setting('server_encoding') as encoding, datcollate as collation,
        current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
        current_setting('is_superuser') as superuser, version() as version
      from pg_database where datname = current_database()`,
    );
    expect(row).toMatchObject({ encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', superuser: 'on' });
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query({ url: wrong.href }, 'select 1')).rejects.toThrow('password');
    await server.release();
  }));

test('a postmaster that was killed is started again, and what it left behind is ended', () =>
  withDataDir(async (dataDir) => {
    const first = await start(dataDir);
    await query(first, 'create table kept as select 1 as n');
    process.kill(serverPid(dataDir), 'SIGKILL');
    const second = await start(dataDir);
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }]);
    await first.release();
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }]);
    await second.release();
    expect(processesOn(second.location)).toEqual([]);
  }));

test('a server that hangs is ended and started again', () =>
  withDataDir(async (dataDir) => {
    const first = await start(dataDir);
    const pid = serverPid(dataDir);
    // Nobody answers where the state says, as if the server had stopped listening.
    writeFileSync(
      stateFile(dataDir),
      readFileSync(stateFile(dataDir), 'utf8').replace(/"port": \d+/, '"port": 1'),
    );
    const second = await start(dataDir);
    expect(isAlive(pid)).toBe(false);
    expect(await query(second, 'select 1 as n')).toEqual([{ n: 1 }]);
    await Promise.all([first.release(), second.release()]);
    expect(processesOn(second.location)).toEqual([]);
  }));

test('a server goes on while another process uses it, and is taken over when that one is killed', () =>
  withDataDir(async (dataDir) => {
    const user = startUser(userProgram, dataDir);
    await untilReady(user);
    const pid = serverPid(dataDir);
    await (await start(dataDir)).release();
    expect(isAlive(pid)).toBe(true);
    await killUser(user);

    const log = createLog();
    const server = await startEmbeddedPostgres({ dataDir, log });
    expect(log.messages).toEqual(['attached to the running PostgreSQL']);
    expect(serverPid(dataDir)).toBe(pid);
    await server.release();
    expect(isAlive(pid)).toBe(false);
    expect(processesOn(server.location)).toEqual([]);
  }));

test('a server at which connections arrive all the time is attached to, not started again', () =>
  withDataDir(async (dataDir) => {
    const first = await start(dataDir);
    const pid = serverPid(dataDir);
    const crowd = spawn(process.execPath, ['--eval', connectForEver(Number(new URL(first.url).port))]);
    try {
      await new Promise((connected) => crowd.stdout.once('data', connected));
      for (let time = 0; time < 40; time += 1) {
        const log = createLog();
        const other = await startEmbeddedPostgres({ dataDir, log });
        expect(log.messages).toEqual(['attached to the running PostgreSQL']);
        await other.release();
      }
      expect(serverPid(dataDir)).toBe(pid);
    } finally {
      crowd.kill();
    }
    await first.release();
    expect(processesOn(first.location)).toEqual([]);
  }));

test('a user killed while it made the database leaves nothing that the next start trips over', () =>
  withDataDir(async (dataDir) => {
    const user = startUser(userProgram, dataDir);
    const site = join(dataDir, 'postgres');
    await until(
      () => existsSync(site) && readdirSync(site).some((name) => /^data\.new-[0-9a-f]+$/.test(name)),
    );
    await killUser(user);
    expect(existsSync(join(dataDir, 'run/postgres/lock'))).toBe(true);
    const server = await start(dataDir);
    expect(readdirSync(site)).toEqual(['data']);
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.release();
  }));

test('a stale postmaster.pid whose pid now belongs to another program is dealt with', () =>
  withDataDir(async (dataDir) => {
    const first = await start(dataDir);
    await first.release();
    const foreign = spawn('sleep', ['60'], { ...findServerUser(), stdio: 'ignore' });
    writeFileSync(
      join(first.location, 'postmaster.pid'),
      `${foreign.pid}\n${first.location}\n1\n1\n\n127.0.0.1\n`,
    );
    try {
      const second = await start(dataDir);
      await second.release();
      expect(isAlive(foreign.pid ?? 0)).toBe(true);
    } finally {
      foreign.kill();
    }
  }));

test('a lost state costs the password, not the data', () =>
  withDataDir(async (dataDir) => {
    const first = await start(dataDir);
    await query(first, 'create table kept as select 1 as n');
    await first.release();
    rmSync(stateFile(dataDir));
    const second = await start(dataDir);
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }]);
    await second.release();
  }));

test('data of another major version are refused, naming both versions and the remedy', () =>
  withDataDir(async (dataDir) => {
    const first = await start(dataDir);
    await first.release();
    const versionFile = join(first.location, 'PG_VERSION');
    const ours = readFileSync(versionFile, 'utf8').trim();
    writeFileSync(versionFile, '9\n');
    const message = new RegExp(`made by PostgreSQL 9, .*version ${ours}.*DATABASE_URL`);
    await expect(start(dataDir)).rejects.toThrow(message);
    writeFileSync(versionFile, `${ours}\n`);
    const again = await start(dataDir);
    await again.release();
  }));

test('in a folder that only its owner may enter, the data lie where the server can get, and are found again', () =>
  withDataDir(async (dataDir) => {
    const parent = dirname(dataDir);
    const first = await start(dataDir);
    expect(first.location).toBe(join(dataDir, 'postgres/data'));
    await query(first, 'create table kept as select 1 as n');
    await first.release();

    chmodSync(parent, 0o700);
    const second = await start(dataDir);
    expect(second.location.startsWith(dataDir)).toBe(!isRoot);
    expect(readFileSync(join(dataDir, 'postgres-location.txt'), 'utf8')).toContain(dirname(second.location));
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }]);
    await second.release();

    chmodSync(parent, 0o755);
    const third = await start(dataDir);
    expect(await query(third, 'select n from kept')).toEqual([{ n: 1 }]);
    await third.release();
  }));

function start(dataDir: string): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, log: createLog(), settings: { fsync: 'off' } });
}

async function query({ url }: { url: string }, text: string): Promise<object[]> {
  const sql = connect(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

function stateFile(dataDir: string): string {
  return join(dataDir, 'run/postgres/state.json');
}

function serverPid(dataDir: string): number {
  return (JSON.parse(readFileSync(stateFile(dataDir), 'utf8')) as { pid: number }).pid;
}

function processesOn(location: string): number[] {
  return listProcesses()
    .filter(({ args, directory }) => args.includes(location) || directory === location)
    .map(({ pid }) => pid);
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 2000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A program that makes PostgreSQL start backend after backend. */
function connectForEver(port: number): string {
  return `
    const again = () => {
      const socket = require('node:net').connect(${port}, '127.0.0.1', () => {
        process.stdout.write('.');
        socket.destroy();
      });
      socket.on('error', () => {}).on('close', () => setTimeout(again, 5));
    };
    for (let each = 0; each < 4; each += 1) again();
  `;
}
