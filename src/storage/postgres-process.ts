import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict, type LoyaltyError, Unavailable } from '../foundation/index.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isPostmasterOf } from './process-identity.ts';
import type { Running } from './supervise.ts';

/** A fast shutdown writes a checkpoint; with `max_wal_size` 4 GB on a slow disk that takes tens of seconds at most. */
const stopMsMax = 60_000;
/** An orphan is stopped in order first, as its checkpoint saves our recovery; after this it is stopped at once. */
const orphanStopMsMax = 15_000;
/** Recovery replays at most `max_wal_size`; a start that takes longer than this needs a person. */
const startMsMax = 15 * 60_000;
const pollMs = 10;
/** One old log of this size is kept beside the current one. */
const logBytesMax = 10 * 1024 * 1024;

/** Root may not run Postgres; in a user namespace the same process is `nobody`, while its files stay root's outside. */
export function asPlainUser(program: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [program, [...args]];
  return ['unshare', ['--user', '--map-user=65534', '--map-group=65534', program, ...args]];
}

/** Starts the server on `folder` and resolves when it takes connections. @throws with what to do when it does not. */
export async function runPostgres(binaries: PostgresBinaries, folder: string, logFile: string): Promise<Running> {
  await stopOrphan(folder);
  if ((await sizeOf(logFile)) > logBytesMax) await rename(logFile, `${logFile}.1`);
  const offset = await sizeOf(logFile);
  const log = openSync(logFile, 'a', 0o600);
  let child: ChildProcess;
  try {
    // Its own process group: Ctrl-C in a terminal reaches us alone, and we end the engines last.
    child = spawn(...asPlainUser(binaries.postgres, ['-D', folder]), { stdio: ['ignore', log, log], detached: true });
  } finally {
    closeSync(log);
  }
  const ended = endOf(child);
  let how: string | undefined;
  void ended.then((text) => {
    how = text;
  });
  const deadline = performance.now() + startMsMax;
  while (!(await isReady(folder, child.pid))) {
    if (how !== undefined) throw startFailure(how, (await readFile(logFile, 'utf8').catch(() => '')).slice(offset), logFile);
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      throw new Unavailable('storage.postgres_start_failed', `The embedded Postgres is still not ready after 15 minutes; see ${logFile}.`);
    }
    await sleep(pollMs);
  }
  return { pid: child.pid as number, ended, stop: () => stopChild(child, ended) };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`cannot be run: ${error.message}`));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
}

/** The server writes its state into the last line of its pid file: cheaper and more exact than trying to connect. */
async function isReady(folder: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  // SIGINT is Postgres' fast shutdown, SIGQUIT its immediate one (recovery follows at the next start).
  for (const [signal, ms] of [
    ['SIGINT', stopMsMax],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const timer = new AbortController();
    await Promise.race([ended, sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }
}

/** When we were killed, Postgres lived on. It is stopped, after making sure that the process is the server of this very folder. */
async function stopOrphan(folder: string): Promise<void> {
  const pid = await postmasterPid(folder);
  if (pid === undefined || !isPostmasterOf(pid, folder)) return;
  for (const [signal, ms] of [
    ['SIGINT', orphanStopMsMax],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      break;
    }
    const deadline = performance.now() + ms;
    while (performance.now() < deadline) {
      if (!isPostmasterOf(pid, folder)) return;
      await sleep(pollMs);
    }
  }
  if (isPostmasterOf(pid, folder)) {
    throw new Conflict(
      'storage.postgres_folder_in_use',
      `Another Postgres (process ${pid}) holds ${folder} and does not stop when asked. End process ${pid}, then start again.`,
    );
  }
}

/** The number in the pid file, if any. */
export async function postmasterPid(folder: string): Promise<number | undefined> {
  const first = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0];
  const pid = Number(first);
  return first && Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

/** What a failed start means, from how the process ended and what it wrote. */
export function startFailure(how: string, output: string, logFile: string): LoyaltyError {
  const failed = (message: string) => new Unavailable('storage.postgres_start_failed', message, 10);
  if (/^unshare:|unshare.*(failed|unrecognized)|cannot be run.*unshare/m.test(`${output}\n${how}`)) return noUserNamespace();
  if (/No space left on device/.test(output)) {
    return new Unavailable('storage.disk_full', 'The disk with the data folder is full. Free some space, then start again.', 10);
  }
  if (/Address already in use/.test(output)) return new PortTaken();
  if (/Permission denied|has wrong ownership|has invalid permissions/.test(output)) {
    return failed(`Postgres may not read its data folder: ${reasonOf(output)}. Give the folder to the user that starts Loyalty Loop.`);
  }
  return failed(`The embedded Postgres did not start (${how}): ${reasonOf(output)}. The log is ${logFile}.`);
}

/** Another program took the port since the last start: choosing a new one mends it. */
export class PortTaken extends Unavailable {
  constructor() {
    super('storage.postgres_start_failed', 'The port of the embedded Postgres is taken by another program.');
  }
}

export function noUserNamespace(): Unavailable {
  return new Unavailable(
    'storage.root_not_possible',
    'Postgres refuses to run as root, and this system does not allow a user namespace (the program "unshare" of util-linux). ' +
      'Start Loyalty Loop as an ordinary user, allow user namespaces, or give LOYALTY_POSTGRES_URL.',
    60,
  );
}

function reasonOf(output: string): string {
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:/.test(line));
  return (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR|error): */, '') || 'no reason given';
}
