import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInput, LoyaltyError, Unavailable } from '../../foundation/index.ts';
import { readConfiguration } from '../configuration.ts';
import { type LocalAccess, localAccessFile } from '../local-access.ts';
import { createLog } from '../log.ts';
import { startUntilSignal } from '../start-until-signal.ts';

/** The running product as a command talks to it: over its own API, with a token that only this user of this machine can read. */
export interface ConnectedProduct {
  readonly address: string;
  readonly dataDir: string;
  readonly headers: Readonly<Record<string, string>>;
  request<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

/** An answer that the API gave as an error, in its own words. */
export class RequestRefused extends LoyaltyError {}

/** Connects to the product on this data folder; when none runs there, starts one for the time of the command. */
export async function connectProduct(args: { data?: string | undefined }): Promise<ConnectedProduct> {
  const configuration = readConfiguration(process.env, { data: args.data, port: '0' }, process.cwd());
  const running = await readRunning(configuration.dataDir);
  if (running) return connect(running, configuration.dataDir, async () => {});
  if (!existsSync(join(configuration.dataDir, 'secrets'))) {
    const message = 'holds no installation; give the folder of one with --data, or make one with `npm start`';
    throw new InvalidInput('app.no_installation', [{ at: configuration.dataDir, message }]);
  }
  process.stderr.write('The product is not running on this data folder; starting it for this command.\n');
  const product = await startUntilSignal(configuration, createLog('warn'), 130);
  const access = JSON.parse(readFileSync(join(configuration.dataDir, localAccessFile), 'utf8')) as LocalAccess;
  return connect(access, configuration.dataDir, () => product.close());
}

async function readRunning(dataDir: string): Promise<LocalAccess | undefined> {
  try {
    const access = JSON.parse(readFileSync(join(dataDir, localAccessFile), 'utf8')) as LocalAccess;
    const response = await fetch(`${access.address}/health`, { signal: AbortSignal.timeout(2_000) });
    return response.ok ? access : undefined;
  } catch {
    return undefined;
  }
}

function connect(access: LocalAccess, dataDir: string, close: () => Promise<void>): ConnectedProduct {
  const headers = { authorization: `Bearer ${access.token}` };
  return {
    address: access.address,
    dataDir,
    headers,
    request: async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
      const { text, status, ok } = await answerOf(access.address, path, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!ok) throw refusal(text, status);
      return (text === '' ? undefined : JSON.parse(text)) as Answer;
    },
    close,
  };
}

/** A connection may also break off in the middle of an answer. @throws Unavailable `app.not_reached` */
async function answerOf(address: string, path: string, init: RequestInit): Promise<{ text: string; status: number; ok: boolean }> {
  try {
    const response = await fetch(address + path, init);
    return { text: await response.text(), status: response.status, ok: response.ok };
  } catch (error) {
    throw new Unavailable('app.not_reached', `the product at ${address} did not answer`, 1, { cause: error });
  }
}

export function refusal(text: string, status: number): RequestRefused {
  try {
    const { error } = JSON.parse(text) as { error: { code: string; message: string } };
    return new RequestRefused(error.code, error.message);
  } catch {
    return new RequestRefused('app.not_reached', `the product answered ${status}: ${text.slice(0, 200)}`);
  }
}
