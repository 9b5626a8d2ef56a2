import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that stays told apart when its pid is given to another one. `startedAt` is null where unknown. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string | null;
}

export interface RunningProcess {
  pid: number;
  /** The pid of the process that made it, or that of the one that took it over when its maker ended. */
  parent: number;
  /** File name of the program, without path and, for PostgreSQL's children, without their title. */
  program: string;
  args: string[];
  /** Working directory, null where the system does not tell. */
  directory: string | null;
}

/** One step in ending a process: the signal (null: only wait) and how long its effect is waited for. */
export interface EndStep {
  signal: NodeJS.Signals | null;
  waitMs: number;
}

const hasProc = process.platform === 'linux';
const processState = { zombie: 'Z', dead: 'X' };

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const state = hasProc ? procStat(pid)?.[0] : undefined;
  return state !== processState.zombie && state !== processState.dead;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, startedAt: startTime(pid) };
}

/** Whether this very process still runs, and not another one that got its pid. */
export function stillRuns({ pid, startedAt }: ProcessIdentity): boolean {
  if (!isAlive(pid)) return false;
  const now = startTime(pid);
  return startedAt === null || now === null || now === startedAt;
}

/** Every process that this user may see; empty where neither /proc nor `ps` tells. */
export function listProcesses(): RunningProcess[] {
  return hasProc ? listFromProc() : listFromPs();
}

/**
 * Ends processes step by step, moving on as soon as all are gone.
 * @throws Error when one is still there after the last step
 */
export async function endProcesses(pids: number[], steps: EndStep[]): Promise<void> {
  let left = pids.map(identify).filter(stillRuns);
  for (const { signal, waitMs } of steps) {
    if (signal !== null) for (const { pid } of left) sendSignal(pid, signal);
    const deadline = Date.now() + waitMs;
    while ((left = left.filter(stillRuns)).length > 0 && Date.now() < deadline) await sleep(10);
    if (left.length === 0) return;
  }
  if (left.length > 0) throw new Error(`process ${left.map(({ pid }) => pid).join(', ')} could not be ended`);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function startTime(pid: number): string | null {
  if (hasProc) return procStat(pid)?.[19] ?? null;
  return ps(['-o', 'lstart=', '-p', String(pid)]).trim() || null;
}

/** The fields of /proc/<pid>/stat from the third (state) on; the second may itself contain blanks and brackets. */
function procStat(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function listFromProc(): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').replace(/\0$/, '').split('\0');
        const parent = Number(procStat(Number(name))?.[1]);
        return [describe(Number(name), parent, args, () => readlinkSync(`/proc/${name}/cwd`))];
      } catch {
        return [];
      }
    })
    .filter(({ pid }) => isAlive(pid));
}

function listFromPs(): RunningProcess[] {
  return ps(['-axww', '-o', 'pid=,ppid=,command='])
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/.exec(line) ?? [];
      // `ps` joins the arguments with blanks: cut them before each option, as our servers take nothing else.
      if (!pid || !command) return [];
      return [describe(Number(pid), Number(parent), command.split(/ (?=-)|(?<= -\S+) /), () => null)];
    });
}

function describe(
  pid: number,
  parent: number,
  args: string[],
  findDirectory: () => string | null,
): RunningProcess {
  let directory: string | null = null;
  try {
    directory = findDirectory();
  } catch {
    // the process of another user, or gone meanwhile
  }
  return { pid, parent, program: basename((args[0] ?? '').split(':')[0] ?? ''), args, directory };
}

function ps(args: string[]): string {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5000 });
  } catch {
    return '';
  }
}
