// Two starts in one bare checkout must not install over each other: the second waits for the first.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotGoOn, inProject, root } from './project.mjs';

/** How long another set-up may take before we stop waiting for it: a slow line needs minutes. */
const waitMsMax = 15 * 60_000;
const lookEveryMs = 200;

const path = inProject('.loyalty', 'setup.lock');

/** Waits until nobody else sets this checkout up; resolves to what lets the next one in. */
export async function takeSetupLock() {
  const until = Date.now() + waitMsMax;
  for (let told = false; Date.now() < until; ) {
    if (claim()) return () => rmSync(path, { force: true });
    if (!isAlive(holder())) {
      rmSync(path, { force: true });
      continue;
    }
    if (!told) process.stderr.write('Another start is setting up this checkout: waiting for it …\n');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new CannotGoOn(`Another start has been setting up this checkout for too long. If there is none, remove ${path}.`);
}

function claim() {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (error.code === 'ENOSPC') throw new CannotGoOn(`The disk is full (${root}). Make room and start again.`);
    throw new CannotGoOn(`This user may not write to ${root} (${error.code}).`);
  }
}

function holder() {
  return existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
