// Installs what package-lock.json says, and says in plain words when that is not possible.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withProgress } from './progress.mjs';
import { CannotGoOn, inProject, root } from './project.mjs';
import { runChild } from './run-child.mjs';

const modules = inProject('node_modules');
const stampPath = join(modules, '.loyalty-installed');

/** What a complete installation takes, measured at 1.13 GB, with room for npm's own cache of the same packages. */
const installationBytes = 2_000_000_000;

/** So many failed requests without one that succeeded mean that nobody is there; npm itself would go on for minutes. */
const failedRequestsMax = 20;

/** More names would not help anybody. */
const missingNamedMax = 5;

/** True when what is installed is what the lock file says; a stamp makes the answer cheap. */
export function isInstalled() {
  const wanted = fingerprint();
  if (readIfThere(stampPath) === wanted) return true;
  if (missingPackages().length > 0) return false;
  // Somebody ran npm by hand, and what is there is right: no reason to do it again.
  writeFileSync(stampPath, wanted);
  return true;
}

/** Runs `npm ci`. @throws CannotGoOn with what happened and what to do. */
export async function installPackages() {
  requireSpace();
  // npm's own cache is used, so that a second checkout needs no download. Only where there is none that we may write to (a
  // service account without a home) does a temporary one inside the project take its place.
  const ownCache = npmCacheIsWritable() ? undefined : inProject('.loyalty', 'npm-cache');
  const { code, output } = await withProgress('Installing packages', () => runNpm(ownCache));
  if (ownCache !== undefined) rmSync(ownCache, { recursive: true, force: true });
  if (code !== 0) throw new CannotGoOn(explain(output));
  // A binary for this platform is optional to npm, which goes on without it when it cannot be unpacked; to us it is not.
  const missing = missingPackages();
  if (missing.length > 0) throw new CannotGoOn(/ENOSPC/.test(output) ? explain(output) : explainMissing(missing));
  writeFileSync(stampPath, fingerprint());
}

function fingerprint() {
  const lock = readFileSync(inProject('package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

/** The packages of the lock file that this platform needs and that are not there in the right version. */
function missingPackages() {
  const wanted = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readIfThere(join(modules, '.package-lock.json')) ?? '{}').packages ?? {};
  return Object.entries(wanted)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link && isNeededHere(entry))
    .filter(([path, entry]) => installed[path]?.version !== entry.version || !existsSync(inProject(path, 'package.json')))
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
}

/** A binary of this platform is needed; something optional that is no binary may belong to one of another platform. */
function isNeededHere({ optional, os, cpu, libc }) {
  if (optional && os === undefined && cpu === undefined) return false;
  if (os !== undefined && !os.includes(process.platform)) return false;
  if (cpu !== undefined && !cpu.includes(process.arch)) return false;
  return libc === undefined || libc.includes(ourLibc());
}

let knownLibc;
function ourLibc() {
  knownLibc ??= process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return knownLibc;
}

async function runNpm(cache) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http', '--include=dev', ...(cache ? ['--cache', cache] : [])];
  const underNpm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const [command, prefix] = underNpm ? [process.execPath, [underNpm]] : ['npm', []];
  // The settings of the npm that runs us (a workspace chosen, a prefix) are not meant for this inner call.
  const notMeantForIt = /^npm_(config_(workspace|prefix|local_prefix|omit|include)|lifecycle|package)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !notMeantForIt.test(name)));
  const nobodyThere = new AbortController();
  const requests = { failed: 0, answered: 0 };
  const onOutput = (text) => {
    requests.failed += text.match(/attempt \d+ failed with E/g)?.length ?? 0;
    requests.answered += text.match(/fetch GET \d{3} /g)?.length ?? 0;
    if (requests.answered === 0 && requests.failed > failedRequestsMax) nobodyThere.abort();
  };
  return runChild(command, [...prefix, 'ci', ...options], { env, onOutput, signal: nobodyThere.signal }).catch((error) => {
    throw new CannotGoOn(`npm could not be started (${error.message}). It comes with Node: is it on the PATH?`);
  });
}

function explainMissing(missing) {
  const names = missing.slice(0, missingNamedMax).join(', ');
  const others = missing.length > missingNamedMax ? ` and ${missing.length - missingNamedMax} others` : '';
  return `npm left out what this platform needs: ${names}${others}.\nIs the disk full, or does the registry not have them? Then start again.`;
}

/** Turns npm's words into what happened and what to do. */
function explain(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|warn)|failed with E/.test(line));
  const tail = [...new Set(errors)].slice(-8).join('\n');
  if (/ENOSPC/.test(output))
    return `The disk is full: installing needs about ${gigabytes(installationBytes)} in ${root}. Make room and start again.`;
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `The packages cannot be written: this user may not write to ${root} or to npm's cache (npm config get cache).\n\n${tail}`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|CERT_|UNABLE_TO_/.test(output)) {
    const advice = 'Check the network, and the proxy or registry in your npm settings (npm config get registry), then start again.';
    return `The package registry does not answer, so the packages cannot be installed.\n${advice}\n\n${tail}`;
  }
  return `npm could not install the packages:\n\n${tail}`;
}

function requireSpace() {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  if (free >= installationBytes) return;
  throw new CannotGoOn(
    `The disk is nearly full: installing needs about ${gigabytes(installationBytes)} in ${root}, and ${gigabytes(free)} is free.`,
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

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
