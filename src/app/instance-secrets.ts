import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keys of this installation that the database must not hold: whoever has a copy of the database alone can neither forge nor undo. */
export interface InstanceSecrets {
  /** Turns account and card numbers into references. */
  readonly sealing: Buffer;
  /** Signs the head of the audit log. */
  readonly audit: Buffer;
  /** Encrypts what has to be sent again in clear, such as the secrets of webhooks. */
  readonly encryption: Buffer;
}

const names = ['sealing', 'audit', 'encryption'] as const;
const keyBytes = 32;

/**
 * Reads the keys of `<dataDir>/secrets`, or makes them at the first start, readable by the owner only. They belong into the backup:
 * without them sealed numbers get new references and the audit log can no longer be verified.
 */
export function openInstanceSecrets(dataDir: string): InstanceSecrets {
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = names.map((name) => {
    const path = join(folder, `${name}.key`);
    try {
      return [name, Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')] as const;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const key = randomBytes(keyBytes);
    writeFileSync(path, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
    return [name, key] as const;
  });
  return Object.fromEntries(keys) as unknown as InstanceSecrets;
}
