import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Conflict, InvalidInput } from '../foundation/index.ts';
import { placeOfProcesses, startOfProcess } from './process-identity.ts';

/** How often the holder touches its lock: seen from another machine or container, that is the only sign of life. */
const heartbeatMs = 5_000;
/** A lock of another machine that was not touched for this long is stale: six missed heartbeats cannot be a busy processor. */
const silenceMsMax = 30_000;
/** Together half a second: longer than any race for a lock that is stale. */
const roundsMax = 25;
const betweenRoundsMs = 20;

interface LockText {
  pid: number;
  started: string;
  place: string;
  host: string;
}

export interface DataFolderLock {
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process alone; a lock that a killed process left behind is recognised and replaced.
 * @throws Conflict `storage.data_folder_in_use`; InvalidInput `storage.data_folder_unusable`.
 */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  const path = join(dataDir, 'lock');
  const mine = join(dataDir, `lock.${randomUUID()}`);
  const text: LockText = {
    pid: process.pid,
    started: startOfProcess(process.pid) ?? '',
    place: placeOfProcesses(),
    host: hostname(),
  };
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(mine, JSON.stringify(text), { mode: 0o600 });
  } catch (error) {
    throw unusableFolder(dataDir, error);
  }
  try {
    await takeOver(dataDir, path, mine);
  } finally {
    await rm(mine, { force: true });
  }
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), heartbeatMs);
  heartbeat.unref();
  return {
    release: async () => {
      clearInterval(heartbeat);
      await rm(path, { force: true });
    },
  };
}

async function takeOver(dataDir: string, path: string, mine: string): Promise<void> {
  // Linking fails when the name exists, so of several starters exactly one wins each round.
  for (let round = 0; round < roundsMax; round++) {
    try {
      await link(mine, path);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusableFolder(dataDir, error);
    }
    const found = await readFile(path, 'utf8').catch(() => undefined);
    if (found === undefined) continue;
    const holder = await livingHolder(path, found);
    if (holder !== undefined) throw inUse(dataDir, holder);
    await removeStale(dataDir, path, { found, mine });
  }
  throw inUse(dataDir, undefined);
}

/**
 * Removes a lock that is stale, and never one that has taken its place meanwhile: whoever removes a lock holds a claim on that very lock, which one alone can have, and
 * looks again whether it is still there.
 */
async function removeStale(dataDir: string, path: string, { found, mine }: { found: string; mine: string }): Promise<void> {
  const claim = join(dataDir, `lock.${createHash('sha256').update(found).digest('hex').slice(0, 16)}.claim`);
  try {
    await link(mine, claim);
  } catch {
    const claimed = await readFile(claim, 'utf8').catch(() => undefined);
    // Its holder was killed within the few milliseconds that it takes.
    if (claimed !== undefined && (await livingHolder(claim, claimed)) === undefined) await rm(claim, { force: true });
    await setTimeout(betweenRoundsMs);
    return;
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => undefined)) === found) await rm(path, { force: true });
  } finally {
    await rm(claim, { force: true });
  }
}

async function livingHolder(path: string, text: string): Promise<LockText | undefined> {
  let lock: LockText;
  try {
    lock = JSON.parse(text) as LockText;
  } catch {
    return undefined;
  }
  if (lock.place === placeOfProcesses()) return startOfProcess(lock.pid) === lock.started ? lock : undefined;
  const touched = await stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
  return Date.now() - touched < silenceMsMax ? lock : undefined;
}

function inUse(dataDir: string, holder: LockText | undefined): Conflict {
  const who = holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new Conflict(
    'storage.data_folder_in_use',
    `The data folder ${dataDir} is in use by ${who}. Stop that one first, or choose another data folder (LOYALTY_DATA_DIR). If it has died on another machine, its lock is taken over after ${silenceMsMax / 1000} seconds.`,
  );
}

function unusableFolder(dataDir: string, error: unknown): InvalidInput {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  const isFull = reason === 'ENOSPC' || reason === 'EDQUOT';
  const advice = isFull ? 'the disk is full: free some space' : 'give this user the right to';
  return new InvalidInput('storage.data_folder_unusable', [
    { at: dataDir, message: `the data folder cannot be written (${reason}); ${advice}, or choose another folder` },
  ]);
}
