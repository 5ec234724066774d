// Adds to package-lock.json the optional binaries of other platforms that npm left out.
//
// `npm install` writes an entry for a platform's binary only when the registry in use can describe it; a mirror that holds
// only its own platform leaves gaps, and `npm ci` then refuses the whole lock file. Name and version are known from the
// package that wants the binary, and the platform is in its name, so the entry can be completed without asking anybody.
// Run it after every change of dependencies; a house test fails when something is missing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const lockPath = fileURLToPath(new URL('../package-lock.json', import.meta.url));

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The optional packages that no entry of the lock file satisfies: `[{ at, name, version, wantedBy }]`. */
export function missingOptionalPackages(lock) {
  const missing = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isInstalledFor(lock, path, name)) continue;
      missing.set(name, { at: `node_modules/${name}`, name, version, wantedBy: path });
    }
  }
  return [...missing.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Looks where Node would look: in the wanting package's own node_modules, then in each one above it. */
function isInstalledFor(lock, path, name) {
  let folder = path;
  for (;;) {
    if (lock.packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}

function entryFor({ name, version }, lock, wantedBy) {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (os.length === 0 || cpu.length === 0)
    throw new Error(`The platform of ${name} cannot be read from its name: add it to the lock file by hand.`);
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined;
  const dev = lock.packages[wantedBy]?.dev;
  return { version, cpu, ...(dev ? { dev } : {}), ...(libc ? { libc } : {}), optional: true, os };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(lockPath, 'utf8'));
  const missing = missingOptionalPackages(lock);
  for (const wanted of missing) {
    if (!/^\d/.test(wanted.version))
      throw new Error(`${wanted.name} is wanted as ${wanted.version}: only an exact version can be completed.`);
    lock.packages[wanted.at] = entryFor(wanted, lock, wanted.wantedBy);
  }
  const root = lock.packages[''];
  const others = Object.keys(lock.packages).filter((path) => path !== '');
  lock.packages = Object.fromEntries([['', root], ...others.sort().map((path) => [path, lock.packages[path]])]);
  if (missing.length > 0) writeFileSync(lockPath, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} optional packages of other platforms added to package-lock.json`);
}
