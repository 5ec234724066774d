// Bundles the server's processes and threads and the console. Each part is built only when a file it is made of changed.
import './check-node.mjs';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from './build-site.mjs';
import { CannotGoOn, inProject, root, stopWith } from './project.mjs';
import { runChild } from './run-child.mjs';

/** One process, one file: the server, the thread that processes events, and the child that holds the embedded warehouse. */
export const serverEntries = {
  main: 'src/main.ts',
  'processing-worker': 'src/processing/worker.ts',
  'value-fitting': 'src/value/fitting-worker.ts',
  'groups-worker': 'src/audience/keeping/keeping-worker.ts',
  'message-worker': 'src/delivery/message/message-worker.ts',
  'linkage-worker': 'src/app/linkage-worker.ts',
  'wholeness-worker': 'src/wholeness/wholeness-worker.ts',
  'audiences-worker': 'src/audience/live/live-worker.ts',
  'warehouse-server': 'src/storage/warehouse-server.ts',
};

const parts = {
  server: {
    made: [...Object.keys(serverEntries).map((name) => `dist/${name}.js`)],
    from: ['src', 'package.json', 'scripts/build.mjs'],
    build: buildServer,
  },
  console: {
    made: ['console/dist/index.html'],
    from: ['console', 'package-lock.json', 'scripts/build.mjs'],
    build: buildConsole,
  },
  site: {
    made: ['site/dist/site.js'],
    from: ['site', 'scripts/build-site.mjs'],
    build: writeSite,
  },
};

/** True when nothing has changed since the last build. */
export function isBuilt() {
  return Object.keys(parts).every(isPartBuilt);
}

/** Builds what changed, both parts at once. */
export async function build() {
  const stale = Object.keys(parts).filter((name) => !isPartBuilt(name));
  await Promise.all(
    stale.map(async (name) => {
      const before = fingerprint(parts[name].from);
      await parts[name].build();
      mkdirSync(inProject('dist'), { recursive: true });
      writeFileSync(stampPath(name), before);
    }),
  );
}

function isPartBuilt(name) {
  const { made, from } = parts[name];
  if (!existsSync(stampPath(name)) || !made.every((path) => existsSync(inProject(path)))) return false;
  return readFileSync(stampPath(name), 'utf8') === fingerprint(from);
}

function stampPath(name) {
  return inProject('dist', `.built-${name}`);
}

/** Names, sizes and times of change instead of contents: reading everything would cost a quick start its quickness. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const entry = statSync(inProject(path));
    if (!entry.isDirectory()) {
      hash.update(`${path} ${entry.size} ${entry.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(inProject(path)).sort()) {
      if (name === 'node_modules' || name === 'dist' || name.startsWith('.') || /\.test\.tsx?$/.test(name)) continue;
      visit(`${path}/${name}`);
    }
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}

// Only our own files are bundled. Packages stay what npm installed: some of them find binaries beside themselves.
const serverOptions = {
  absWorkingDir: root,
  entryPoints: Object.entries(serverEntries).map(([out, source]) => ({ in: source, out })),
  outdir: 'dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.20',
  format: 'esm',
  splitting: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  // `{ ...{ a, b }, c }` becomes `{ a, b, c }`: the engine makes that at once, and the other property by property.
  minifySyntax: true,
};

async function buildServer() {
  const esbuild = await import('esbuild');
  const result = await esbuild
    .build({ ...serverOptions, write: false, logLevel: 'silent' })
    .catch(async (failure) => {
      const messages = failure.errors ? await esbuild.formatMessages(failure.errors, { kind: 'error' }) : [String(failure)];
      throw new CannotGoOn(`The server could not be built:\n\n${messages.join('')}`);
    })
    .finally(() => esbuild.stop());
  const fresh = new Set(result.outputFiles.map((file) => file.path));
  mkdirSync(inProject('dist'), { recursive: true });
  for (const file of result.outputFiles) writeFileSync(file.path, file.contents);
  for (const name of readdirSync(inProject('dist'))) {
    if (/\.js(\.map)?$/.test(name) && !fresh.has(inProject('dist', name))) rmSync(inProject('dist', name));
  }
}

/** Builds the server again whenever a source changes, and calls `onBuilt` after each build that succeeded. */
export async function watchServer(onBuilt) {
  const esbuild = await import('esbuild');
  const tell = {
    name: 'tell',
    setup: (watching) => {
      watching.onEnd(({ errors }) => {
        if (errors.length === 0) onBuilt();
      });
    },
  };
  const context = await esbuild.context({ ...serverOptions, logLevel: 'warning', plugins: [tell] });
  await context.watch();
}

async function buildConsole() {
  const vite = join(dirname(createRequire(inProject('console', 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js');
  // Under another NODE_ENV, as tests and some shells have it, the libraries would come in the slow form that is for their own development.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await runChild(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: inProject('console'), env });
  if (code !== 0) throw new CannotGoOn(`The console could not be built:\n\n${output}`);
}

async function writeSite() {
  const script = await buildSite().catch((failure) => {
    throw new CannotGoOn(`The script for sites could not be built:\n\n${failure.message}`);
  });
  mkdirSync(inProject('site', 'dist'), { recursive: true });
  writeFileSync(inProject('site', 'dist', 'site.js'), script);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Not awaited: set-up imports this module, which would then wait for itself.
  import('./setup.mjs').then(({ setUp }) => setUp()).catch(stopWith);
}
