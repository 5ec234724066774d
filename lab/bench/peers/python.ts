import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..', '..');
// Wheels of some hundred megabytes over a slow line.
const installMsMax = 600_000;
const runMsMax = 3_600_000;

/** A folder of the project's own data for what a comparison writes. */
export function peersFolder(what: string): string {
  const folder = join(root, '.loyalty', 'peers', what);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The Python of a virtual environment that has `packages`, made and filled the first time.
 * @throws Error in words for people when Python or a package cannot be had
 */
export function pythonWith(folder: string, packages: readonly string[]): string {
  const environment = join(folder, 'python');
  const python = join(environment, 'bin', 'python');
  const stamp = join(environment, `has ${packages.join(' ')}`.replaceAll('/', '-'));
  if (existsSync(stamp)) return python;
  process.stdout.write(`installing ${packages.join(', ')} into ${environment}\n`);
  run('python3', ['-m', 'venv', '--clear', environment], 'python3 with its module venv is needed', installMsMax);
  run(
    python,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages],
    'the peers could not be installed',
    installMsMax,
  );
  writeFileSync(stamp, '');
  return python;
}

/** What a program prints. @throws Error with the program's own last words */
export function run(program: string, args: readonly string[], otherwise: string, msMax = runMsMax): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: msMax, maxBuffer: 64 * 2 ** 20 });
  if (error === undefined && status === 0) return stdout;
  const reason = error?.message ?? stderr.trim().split('\n').slice(-3).join('\n');
  throw new Error(`${otherwise}: ${reason}`);
}
