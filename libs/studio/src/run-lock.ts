import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Issue } from '@kindred/records';
import type { ReleaseFolder } from './release-folder.js';

/** Keeps two runs out of one folder. */
export interface RunLock {
  release(): Promise<void>;
}

export type LockOutcome =
  | { readonly status: 'locked'; readonly lock: RunLock }
  | { readonly status: 'busy'; readonly issue: Issue };

/** The lock's holder shows a sign of life this often; one silent for longer than four is dead. */
const beatMs = 5000;
const deadAfterMs = 4 * beatMs;
/** Longest that a new lock goes unsigned. */
const signMs = 2000;

/** Takes the folder for this run, or says who works in it. A dead run's lock is taken over. */
export async function lockFolder(folder: ReleaseFolder): Promise<LockOutcome> {
  const path = join(folder.root, '.lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(JSON.stringify({ host: hostname(), pid: process.pid }));
      await file.close();
      return { status: 'locked', lock: keepAlive(path) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await holderOf(path);
    if (holder !== null && holder.isAlive) return { status: 'busy', issue: busy(folder, holder) };
    await rm(path, { force: true });
  }
  return { status: 'busy', issue: busy(folder, { who: 'another run', secondsAgo: 0 }) };
}

function keepAlive(path: string): RunLock {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, beatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      await rm(path, { force: true });
    },
  };
}

interface Holder {
  readonly who: string;
  readonly secondsAgo: number;
  readonly isAlive: boolean;
}

/** Null: the lock is gone again. */
async function holderOf(path: string): Promise<Holder | null> {
  try {
    const { mtimeMs } = await stat(path);
    const agoMs = Math.max(0, Date.now() - mtimeMs);
    const secondsAgo = Math.round(agoMs / 1000);
    const text = await readFile(path, 'utf8');
    const named = /^\{"host":"(?<host>[^"]*)","pid":(?<pid>\d+)\}$/u.exec(text)?.groups;
    // Its holder has made it and not yet signed it, or was killed between the two.
    if (!named) return { who: 'a run that just began', secondsAgo, isAlive: agoMs < signMs };
    const { host = '', pid = '0' } = named;
    const isAlive = agoMs < deadAfterMs && (host !== hostname() || isRunning(Number(pid)));
    return { who: `process ${pid} on ${host}`, secondsAgo, isAlive };
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function busy({ root }: ReleaseFolder, holder: Pick<Holder, 'who' | 'secondsAgo'>): Issue {
  const sign = `${holder.who}, last sign ${holder.secondsAgo} s ago`;
  return {
    code: 'run-in-progress',
    severity: 'error',
    message: `another run works in ${root}: ${sign}`,
    fix: 'Wait for it, or stop it.',
  };
}
