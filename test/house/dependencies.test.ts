import { describe, expect, it } from 'vitest';
import { missingOptionalPackages } from '../../scripts/complete-lock-file.mjs';
import { read } from './repository.ts';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly engines?: { readonly node?: string } | readonly string[];
  readonly link?: boolean;
}

/** Licences that let us ship with, or build with, what they cover; a new one is a decision, not a detail. */
const acceptedLicences = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'MIT OR Apache-2.0',
  'MPL-2.0',
]);
/** MPL-2.0 asks for the sources of changed files: fine for a tool, not for a part of the product. */
const onlyForDevelopment = new Set(['MPL-2.0']);
/** The oldest Node that we promise to run on. */
const nodeMajorMin = 20;

const manifests = ['package.json', 'client/package.json', 'console/package.json'].map((path) => JSON.parse(read(path)) as Manifest);
/** Workspaces of this repository are nobody else's packages. */
const isOwn = (name: string): boolean => name.startsWith('@loyalty-loop/');
const everyWish = manifests.flatMap((manifest) => [
  ...Object.entries(manifest.dependencies ?? {}).map(([name, version]) => ({ name, version, development: false })),
  ...Object.entries(manifest.devDependencies ?? {}).map(([name, version]) => ({ name, version, development: true })),
]);
const wanted = everyWish.filter(({ name }) => !isOwn(name));
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockEntry> };

/** The rows of docs/dependencies.md: `| package | licence | why |`. */
const listed = read('docs/dependencies.md')
  .split('\n')
  .map((line) => /^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/.exec(line))
  .flatMap((row) => (row === null ? [] : [{ name: row[1] ?? '', licence: (row[2] ?? '').trim(), why: (row[3] ?? '').trim() }]));

function entryOf(name: string): LockEntry | undefined {
  return lock.packages[`node_modules/${name}`] ?? lock.packages[`console/node_modules/${name}`];
}

describe('dependencies', () => {
  it('lists each on the page of dependencies, and no other', () => {
    expect(listed.map(({ name }) => name).sort()).toEqual([...new Set(wanted.map(({ name }) => name))].sort());
  });

  it('gives each its real licence and a reason', () => {
    const wrong = listed.filter(({ name, licence, why }) => licence !== entryOf(name)?.license || why === '');
    expect(wrong).toEqual([]);
  });

  it('takes only licences that we may live with', () => {
    const development = new Set(wanted.filter((dependency) => dependency.development).map(({ name }) => name));
    const refused = listed.filter(
      ({ name, licence }) => !acceptedLicences.has(licence) || (onlyForDevelopment.has(licence) && !development.has(name)),
    );
    expect(refused).toEqual([]);
  });

  it('wants exact versions, and has those in the lock file', () => {
    expect(wanted.filter(({ name, version }) => !/^\d/.test(version) || entryOf(name)?.version !== version)).toEqual([]);
  });
});

describe('the lock file', () => {
  it('names no registry, so that any of them will do', () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined && /^\w+:/.test(resolved))).toEqual([]);
  });

  it('holds the optional packages of every platform', () => {
    expect(missingOptionalPackages(lock)).toEqual([]);
  });

  it(`has nothing that Node ${nodeMajorMin} cannot run`, () => {
    const tooNew = Object.entries(lock.packages).filter(([, { engines }]) => {
      const range = engines === undefined || Array.isArray(engines) ? undefined : (engines as { node?: string }).node;
      const majors = range?.split('||').map((part) => Number(/\d+/.exec(part)?.[0] ?? 0));
      return majors !== undefined && Math.min(...majors) > nodeMajorMin;
    });
    expect(tooNew.map(([path]) => path)).toEqual([]);
  });
});
