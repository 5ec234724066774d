import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Product } from './product.ts';

/** How commands on this machine reach the running product: kept in the data folder, readable by its owner only. */
export interface LocalAccess {
  readonly address: string;
  readonly token: string;
}

export const localAccessFile = 'local-access.json';
const tokenName = 'command line on this machine';
const actor = { kind: 'system', name: 'command line' } as const;

/** Makes a fresh token and writes it down; the one of an earlier start is ended. Returns what takes both away again. */
export async function openLocalAccess(product: Pick<Product, 'access' | 'configuration'>, address: string): Promise<() => Promise<void>> {
  const { access, configuration } = product;
  const path = join(configuration.dataDir, localAccessFile);
  for (const old of await access.listTokens())
    if (old.name === tokenName && old.revokedAt === undefined) await access.endToken(old.id, actor);
  const { token, details } = await access.addToken({ name: tokenName, role: 'admin', days: 400 }, actor);
  writeFileSync(path, JSON.stringify({ address, token } satisfies LocalAccess), { mode: 0o600 });
  return async () => {
    rmSync(path, { force: true });
    await access.endToken(details.id, actor);
  };
}
