import { isAbsolute, resolve } from 'node:path';
import { InvalidInput, type Problem } from '../foundation/index.ts';

/** How this process runs: read once at the start from flags and environment, frozen, and passed down. */
export interface Configuration {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly postgresUrl: string | undefined;
  readonly clickhouseUrl: string | undefined;
  /** The address people use, where it differs from host and port (behind a proxy). */
  readonly publicUrl: string | undefined;
  /** Who gets the first sign-in link. */
  readonly adminEmail: string;
  readonly demoClock: boolean;
  /** False for a copy that only serves: another copy on the same engines processes. */
  readonly processing: boolean;
  readonly logLevel: (typeof logLevels)[number];
  /** Pulls and webhooks may reach private and loopback addresses. */
  readonly allowPrivateAddresses: boolean;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Every setting of the environment, for `--help` and the README. */
export const environmentVariables = {
  LOYALTY_HOST: 'address to listen on (127.0.0.1)',
  LOYALTY_PORT: 'port to listen on (4680; 0 takes any free one)',
  LOYALTY_DATA_DIR: 'folder for the engines, uploads and secrets (./data)',
  LOYALTY_POSTGRES_URL: 'use this PostgreSQL 15+ instead of the embedded one',
  LOYALTY_CLICKHOUSE_URL: 'use this ClickHouse 24+ instead of the embedded one',
  LOYALTY_PUBLIC_URL: 'the address people use, when a proxy stands in front',
  LOYALTY_ADMIN_EMAIL: 'e-mail of the first administrator (admin@localhost)',
  LOYALTY_DEMO_CLOCK: '1 lets administrators move the clock for demonstrations (0)',
  LOYALTY_ALLOW_PRIVATE_ADDRESSES: '1 lets pulls and webhooks reach private and loopback addresses (0)',
  LOYALTY_LOG_LEVEL: `one of ${logLevels.join(', ')} (info)`,
} as const;

export interface StartFlags {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly processing?: boolean | undefined;
}

const variablesOfTests = /^LOYALTY_(TEST|BENCH|DATA$)/;

/**
 * Reads and checks the whole configuration.
 *
 * @throws InvalidInput `app.bad_configuration` with every problem at once, unknown `LOYALTY_…` variables included.
 */
export function readConfiguration(environment: NodeJS.ProcessEnv, flags: StartFlags, workingDir: string): Configuration {
  const problems: Problem[] = [];
  const text = (name: keyof typeof environmentVariables): string | undefined => environment[name]?.trim() || undefined;
  const flag = (name: keyof typeof environmentVariables): boolean => {
    const value = text(name)?.toLowerCase();
    if (value !== undefined && !['0', '1', 'true', 'false'].includes(value)) problems.push({ at: name, message: 'say 1 or 0' });
    return value === '1' || value === 'true';
  };
  for (const name of Object.keys(environment)) {
    if (name.startsWith('LOYALTY_') && !(name in environmentVariables) && !variablesOfTests.test(name)) {
      problems.push({ at: name, message: 'no such setting; `loyalty start --help` lists them all' });
    }
  }
  const dataDir = flags.data ?? text('LOYALTY_DATA_DIR') ?? 'data';
  const logLevel = text('LOYALTY_LOG_LEVEL') ?? 'info';
  if (!isOneOf(logLevels, logLevel)) problems.push({ at: 'LOYALTY_LOG_LEVEL', message: `say one of ${logLevels.join(', ')}` });
  const adminEmail = text('LOYALTY_ADMIN_EMAIL') ?? 'admin@localhost';
  if (!/^[^@\s]+@[^@\s]+$/.test(adminEmail)) problems.push({ at: 'LOYALTY_ADMIN_EMAIL', message: 'is no e-mail address' });
  const configuration: Configuration = {
    host: flags.host ?? text('LOYALTY_HOST') ?? '127.0.0.1',
    port: portOf(flags.port ?? text('LOYALTY_PORT'), flags.port === undefined ? 'LOYALTY_PORT' : '--port', problems),
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(workingDir, dataDir),
    postgresUrl: urlOf(text('LOYALTY_POSTGRES_URL'), 'LOYALTY_POSTGRES_URL', ['postgres:', 'postgresql:'], problems),
    clickhouseUrl: urlOf(text('LOYALTY_CLICKHOUSE_URL'), 'LOYALTY_CLICKHOUSE_URL', ['http:', 'https:'], problems),
    publicUrl: urlOf(text('LOYALTY_PUBLIC_URL'), 'LOYALTY_PUBLIC_URL', ['http:', 'https:'], problems)?.replace(/\/+$/, ''),
    adminEmail,
    demoClock: flag('LOYALTY_DEMO_CLOCK'),
    processing: flags.processing ?? true,
    allowPrivateAddresses: flag('LOYALTY_ALLOW_PRIVATE_ADDRESSES'),
    logLevel: isOneOf(logLevels, logLevel) ? logLevel : 'info',
  };
  if (problems.length > 0) throw new InvalidInput('app.bad_configuration', problems);
  return Object.freeze(configuration);
}

function portOf(text: string | undefined, at: string, problems: Problem[]): number {
  if (text === undefined) return 4680;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  problems.push({ at, message: 'is no port; give a number from 0 to 65535' });
  return 0;
}

function urlOf(text: string | undefined, at: string, protocols: readonly string[], problems: Problem[]): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  problems.push({ at, message: `is no address; it begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}` });
  return undefined;
}

function isOneOf<Text extends string>(all: readonly Text[], value: string): value is Text {
  return (all as readonly string[]).includes(value);
}
