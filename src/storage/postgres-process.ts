import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict, type LoyaltyError, Unavailable } from '../foundation/index.ts';
import { endOf, hasEnded, openEngineLog } from './engine-output.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isPostmasterOf, programOf } from './process-identity.ts';
import type { Running } from './supervise.ts';

/** A fast shutdown writes a checkpoint; with `max_wal_size` 4 GB on a slow disk that takes tens of seconds at most. */
const stopMsMax = 60_000;
/** An orphan is stopped in order first, as its checkpoint saves our recovery; after this it is stopped at once. */
const orphanStopMsMax = 15_000;
/** Recovery replays at most `max_wal_size`; a start that takes longer than this needs a person. */
const startMsMax = 15 * 60_000;
const pollMs = 10;

/**
 * Postgres refuses root, and its set-up refuses users without a name (containers with any user number). In a user namespace the
 * same process is `nobody`, while its files stay the user's own outside.
 */
export function asPlainUser(program: string, args: readonly string[]): [string, string[]] {
  if (process.platform !== 'linux' || (process.getuid?.() !== 0 && hasName())) return [program, [...args]];
  return ['unshare', ['--user', '--map-user=65534', '--map-group=65534', program, ...args]];
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Starts the server on `folder` and resolves when it takes connections. @throws with what to do when it does not. */
export async function runPostgres(binaries: PostgresBinaries, folder: string, logFile: string): Promise<Running> {
  await stopOrphan(folder);
  const log = openEngineLog(logFile);
  let child: ChildProcess;
  try {
    const [program, args] = asPlainUser(binaries.postgres, ['-D', folder]);
    // Its own process group: Ctrl-C in a terminal reaches us alone, and we end the engines last.
    child = spawn(program, args, { stdio: ['ignore', log.descriptor, log.descriptor], detached: true });
  } finally {
    closeSync(log.descriptor);
  }
  const ended = endOf(child, 'SIGINT');
  let how: string | undefined;
  void ended.then((text) => {
    how = text;
  });
  const deadline = performance.now() + startMsMax;
  while (!(await isReady(folder, child.pid))) {
    if (how !== undefined) throw startFailure(how, (await readFile(logFile, 'utf8').catch(() => '')).slice(log.offset), logFile);
    if (performance.now() > deadline) {
      child.kill('SIGQUIT');
      throw new Unavailable('storage.postgres_start_failed', `The embedded Postgres is still not ready after 15 minutes; see ${logFile}.`);
    }
    await sleep(pollMs);
  }
  return { pid: child.pid as number, ended, stop: () => stopChild(child, ended) };
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
    if (hasEnded(child)) return;
    child.kill(signal);
    const timer = new AbortController();
    await Promise.race([ended, sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }
}

/** When we were killed, Postgres lived on. It is stopped, after making sure that the process is the server of this very folder. */
async function stopOrphan(folder: string): Promise<void> {
  const pid = await postmasterPid(folder);
  if (pid === undefined) return;
  if (!isPostmasterOf(pid, folder)) {
    // The number was given to another program since: Postgres would wait for that one. Only when we see what it is do we say so.
    if (/postgres/.test(programOf(pid) ?? 'postgres')) return;
    await rm(join(folder, 'postmaster.pid'), { force: true });
    return;
  }
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
export function startFailure(how: string, output: string, logFile?: string): LoyaltyError {
  const failed = (message: string) => new Unavailable('storage.postgres_start_failed', message, 10);
  if (/unshare: (unshare failed|unrecognized|invalid option|write failed)|spawn unshare /.test(`${output}\n${how}`))
    return noUserNamespace();
  if (/No space left on device/.test(output)) {
    return new Unavailable('storage.disk_full', 'The disk with the data folder is full. Free some space, then start again.', 10);
  }
  if (/Address already in use/.test(output)) return new PortTaken();
  if (/Permission denied|has wrong ownership|has invalid permissions/.test(output)) {
    return failed(`Postgres may not read its data folder: ${reasonOf(output)}. Give the folder to the user that starts Loyalty Loop.`);
  }
  return failed(
    `The embedded Postgres did not start (${how}): ${reasonOf(output)}.${logFile === undefined ? '' : ` The log is ${logFile}.`}`,
  );
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
    'Postgres refuses to run as root or as a user without a name, and this system does not allow a user namespace (the program ' +
      '"unshare" of util-linux). Start Loyalty Loop as an ordinary user, allow user namespaces, or give LOYALTY_POSTGRES_URL.',
    60,
  );
}

function reasonOf(output: string): string {
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:/.test(line));
  return (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR|error): */, '') || 'no reason given';
}
