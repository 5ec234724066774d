import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput, type Problem } from '../foundation/index.ts';
import { writeWholeFile } from '../storage/index.ts';

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
 * @throws InvalidInput `app.bad_key` for files that hold something else
 */
export async function openInstanceSecrets(dataDir: string): Promise<InstanceSecrets> {
  const folder = join(dataDir, 'secrets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const problems: Problem[] = [];
  const keys: [string, Buffer][] = [];
  for (const name of names) {
    const path = join(folder, `${name}.key`);
    const key = (await readKey(path)) ?? (await makeKey(path));
    if (key.length !== keyBytes) problems.push({ at: path, message: 'holds no key; restore the file from a backup' });
    keys.push([name, key]);
  }
  if (problems.length > 0) throw new InvalidInput('app.bad_key', problems);
  return Object.fromEntries(keys) as unknown as InstanceSecrets;
}

async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    return Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeKey(path: string): Promise<Buffer> {
  const key = randomBytes(keyBytes);
  await writeWholeFile(path, `${key.toString('hex')}\n`);
  return key;
}
