// Makes a bare checkout ready to run: packages installed, server and console built, each only when something changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { withProgress } from './progress.mjs';
import { CannotGoOn, inProject, root } from './project.mjs';
import { runChild } from './run-child.mjs';

const modules = inProject('node_modules');
const stampPath = join(modules, '.loyalty-installed');

/** What a complete installation takes, measured at 1.13 GB, with room for npm's own cache of the same packages. */
const installationBytes = 2_000_000_000;

/** How long another set-up in the same checkout may take before we stop waiting for it: a slow line needs minutes. */
const otherSetupWaitMs = 15 * 60_000;

/** Everything that the product needs before it can start; quick when there is nothing to do. */
export async function setUp() {
  await setUpPackages();
  await setUpBuild();
}

/** What the lock file says, installed. */
export async function setUpPackages() {
  await onceAtATime(isInstalled, install);
}

/** Server and console, built. */
export async function setUpBuild() {
  await onceAtATime(isBuilt, () => withProgress('Building server and console', build));
}

/** Does `work` unless it `isDone`, also when another start of the same checkout does it at this moment. */
async function onceAtATime(isDone, work) {
  if (isDone()) return;
  const release = await takeSetupLock();
  try {
    if (!isDone()) await work();
  } finally {
    release();
  }
}

function isInstalled() {
  const wanted = fingerprint();
  if (readIfThere(stampPath) === wanted) return true;
  if (!matchesLockFile()) return false;
  writeFileSync(stampPath, wanted);
  return true;
}

function fingerprint() {
  const lock = readFileSync(inProject('package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

/** True when somebody ran npm by hand and what is installed is exactly what the lock file says: no reason to do it again. */
function matchesLockFile() {
  const installedText = readIfThere(join(modules, '.package-lock.json'));
  if (installedText === undefined) return false;
  const installed = JSON.parse(installedText).packages;
  const wanted = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link || !path.includes('node_modules/')) return true;
    return installed[path] === undefined ? entry.optional === true : installed[path].version === entry.version;
  });
}

async function install() {
  requireSpace();
  // npm's own cache is used, so that a second checkout needs no download. Only where there is none that we may write to (a
  // service account without a home) does a temporary one inside the project take its place.
  const ownCache = npmCacheIsWritable() ? undefined : inProject('.loyalty', 'npm-cache');
  const result = await withProgress('Installing packages', () => runNpm(ownCache));
  if (ownCache !== undefined) rmSync(ownCache, { recursive: true, force: true });
  if (result.code !== 0) throw new CannotGoOn(explain(result.output));
  writeFileSync(stampPath, fingerprint());
}

function runNpm(cache) {
  const args = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    ...(cache ? ['--cache', cache] : []),
  ];
  const underNpm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const [command, prefix] = underNpm ? [process.execPath, [underNpm]] : ['npm', []];
  // The settings of the npm that runs us (a workspace chosen, a prefix) are not meant for this inner call.
  const notMeantForIt = /^npm_(config_(workspace|prefix|local_prefix|omit|include)|lifecycle|package)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !notMeantForIt.test(name)));
  return runChild(command, [...prefix, ...args], { env }).catch((error) => {
    throw new CannotGoOn(`npm could not be started (${error.message}). It comes with Node: is it on the PATH?`);
  });
}

/** Turns npm's words into what happened and what to do. */
function explain(output) {
  const tail = output.trim().split('\n').slice(-12).join('\n');
  if (/ENOSPC/.test(output))
    return `The disk is full: installing needs about ${gigabytes(installationBytes)} in ${root}. Make room and start again.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|CERT|UNABLE_TO_/i.test(output)) {
    return `The package registry does not answer, so the packages cannot be installed.\nCheck the network, and the proxy or registry in your npm settings (npm config get registry), then start again.\n\n${tail}`;
  }
  if (/EACCES|EPERM|EROFS/.test(output))
    return `The packages cannot be written: this user may not write to ${root} or to npm's cache (npm config get cache).\n\n${tail}`;
  return `npm could not install the packages:\n\n${tail}`;
}

function requireSpace() {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize >= installationBytes) return;
  throw new CannotGoOn(
    `The disk is nearly full: installing needs about ${gigabytes(installationBytes)} in ${root}, and ${gigabytes(bavail * bsize)} is free.`,
  );
}

function gigabytes(bytes) {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function npmCacheIsWritable() {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  try {
    mkdirSync(cache, { recursive: true });
    const probe = join(cache, `.loyalty-probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}

/** Two starts in one bare checkout must not install over each other: the second waits for the first. */
async function takeSetupLock() {
  const path = inProject('.loyalty', 'setup.lock');
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new CannotGoOn(`This user may not write to ${root} (${error.code}).`);
  }
  const until = Date.now() + otherSetupWaitMs;
  for (let told = false; Date.now() < until; ) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw new CannotGoOn(`This user may not write to ${dirname(path)} (${error.code}).`);
    }
    if (!isAlive(Number(readIfThere(path)))) {
      rmSync(path, { force: true });
      continue;
    }
    if (!told) process.stderr.write('Another start is setting up this checkout: waiting for it …\n');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new CannotGoOn(`Another start has been setting up this checkout for too long. If there is none, remove ${path}.`);
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

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
