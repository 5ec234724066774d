import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { InvalidInput, Unavailable } from '../foundation/index.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { asPlainUser, PortTaken, runPostgres, startFailure } from './postgres-process.ts';
import { type PostgresSetting, postgresSettings } from './postgres-settings.ts';
import { type EngineLog, type Supervised, supervise } from './supervise.ts';
import { writeWholeFile } from './write-whole-file.ts';

const run = promisify(execFile);
const superuser = 'loyalty';
const database = 'loyalty';
/** Lives in the cluster's own folder, so that a copied or restored folder always has its key with it. */
const accessFile = 'loyalty-access.json';

interface Access {
  port: number;
  password: string;
}

export interface EmbeddedPostgres {
  /** With the password in it: never to be logged. */
  readonly url: string;
  readonly process: Supervised;
}

/**
 * Starts the embedded Postgres on `<dataDir>/postgres` (made when missing) and keeps it running.
 * @throws Unavailable `storage.postgres_start_failed`, `storage.disk_full`, `storage.root_not_possible`, `storage.engine_not_installed`;
 * InvalidInput `storage.postgres_folder_unusable`; Conflict `storage.postgres_folder_in_use`.
 */
export async function startPostgres(
  dataDir: string,
  log: EngineLog,
  overrides: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries();
  await mkdir(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  // The server knows its folder by the real path, and we compare with what it says.
  const folder = join(await realpath(dataDir), 'postgres');
  const logFile = join(dataDir, 'logs', 'postgres.log');
  await ensureCluster(binaries, folder);
  const access = await readAccess(folder);
  // Postgres refuses a folder that others may read, as most ways of copying one leave it.
  await chmod(folder, 0o700).catch(() => undefined);

  const startOnce = async () => {
    await writeConfiguration(folder, access.port, overrides);
    return runPostgres(binaries, folder, logFile);
  };
  const firstStart = async () => {
    try {
      return await startOnce();
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
      access.port = await freePort();
      await writeAccess(folder, access);
      return startOnce();
    }
  };
  let first = true;
  const supervised = await supervise(
    'postgres',
    () => {
      const start = first ? firstStart() : startOnce();
      first = false;
      return start;
    },
    log,
  );
  const url = (name: string) => `postgres://${superuser}:${access.password}@127.0.0.1:${access.port}/${name}`;
  try {
    await ensureDatabase(url('postgres'));
  } catch (error) {
    await supervised.stop();
    throw error;
  }
  return { url: url(database), process: supervised };
}

async function ensureCluster(binaries: PostgresBinaries, folder: string): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unusable(folder, `cannot be read (${error.code}); give the folder to the user that starts Loyalty Loop`);
  });
  if (version === undefined) {
    const found = await readdir(folder).catch(() => []);
    if (found.length > 0)
      throw unusable(folder, 'holds files but no Postgres data; restore it from a backup, or move it away to begin anew');
    await makeCluster(binaries, folder);
    return;
  }
  const major = Number.parseInt(version, 10);
  if (major !== binaries.major) {
    const advice =
      major > binaries.major
        ? 'install the newer Loyalty Loop that made it'
        : `start the Loyalty Loop that made it, run "loyalty export", and import into a new data folder`;
    throw unusable(folder, `holds the data of Postgres ${major}, and Postgres ${binaries.major} is installed; ${advice}`);
  }
}

function unusable(folder: string, message: string): InvalidInput {
  return new InvalidInput('storage.postgres_folder_unusable', [{ at: folder, message }]);
}

/** Made aside and renamed when complete: an interrupted first start leaves nothing that looks like a cluster. */
async function makeCluster(binaries: PostgresBinaries, folder: string): Promise<void> {
  const aside = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  await rm(aside, { recursive: true, force: true });
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'];
  try {
    // C.UTF-8 built in: the same order and case rules on every system, whatever locales it has.
    await run(...asPlainUser(binaries.initdb, ['-D', aside, '-U', superuser, `--pwfile=${passwordFile}`, ...options]), {
      env: { ...process.env, LC_ALL: 'C' },
    });
    await writeAccess(aside, { port: await freePort(), password });
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    const { stderr = '', code } = error as Error & { stderr?: string; code?: number | string };
    throw startFailure(typeof code === 'number' ? `initdb ended with ${code}` : (error as Error).message, stderr);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function readAccess(folder: string): Promise<Access> {
  const advice = `the file ${accessFile} with the password; restore it from a backup`;
  const text = await readFile(join(folder, accessFile), 'utf8').catch(() => {
    throw unusable(folder, `lacks ${advice}`);
  });
  try {
    return JSON.parse(text) as Access;
  } catch {
    throw unusable(folder, `has nothing to be read in ${advice}`);
  }
}

function writeAccess(folder: string, access: Access): Promise<void> {
  return writeWholeFile(join(folder, accessFile), JSON.stringify(access));
}

async function writeConfiguration(folder: string, port: number, overrides: Readonly<Record<string, string>>): Promise<void> {
  const own: PostgresSetting[] = [
    { name: 'listen_addresses', value: '127.0.0.1', reason: 'this machine only' },
    { name: 'port', value: String(port), reason: 'chosen when the folder was made; kept while it is free' },
    { name: 'unix_socket_directories', value: '', reason: 'socket paths have a length limit that data folders may exceed' },
    { name: 'password_encryption', value: 'scram-sha-256', reason: 'no other user of this machine can connect' },
  ];
  const settings = [...own, ...postgresSettings().map((setting) => ({ ...setting, value: overrides[setting.name] ?? setting.value }))];
  const lines = settings.map(({ name, value, reason }) => `${name} = '${value}'  # ${reason}`);
  const head = ['# Written by Loyalty Loop at every start; your own settings belong in own.conf beside this file.'];
  await writeFile(join(folder, 'postgresql.conf'), [...head, ...lines, "include_if_exists = 'own.conf'", ''].join('\n'), { mode: 0o600 });
  await writeFile(join(folder, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n', { mode: 0o600 });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } catch (error) {
    throw new Unavailable('storage.postgres_start_failed', `The embedded Postgres does not answer: ${(error as Error).message}`, 10);
  } finally {
    await client.end().catch(() => undefined);
  }
}
