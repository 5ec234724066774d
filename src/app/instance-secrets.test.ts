import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstanceSecrets } from './instance-secrets.ts';

const loyalty = resolve(import.meta.dirname, '..', '..', '.loyalty');
let folder: string;

beforeAll(() => {
  mkdirSync(loyalty, { recursive: true });
  folder = mkdtempSync(join(loyalty, 'secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes keys once, for the owner only, and refuses files that hold none', async () => {
  const made = await openInstanceSecrets(folder);
  expect(await openInstanceSecrets(folder)).toEqual(made);
  expect(readdirSync(join(folder, 'secrets'))).toEqual(['audit.key', 'encryption.key', 'sealing.key']);
  expect(statSync(join(folder, 'secrets', 'sealing.key')).mode & 0o777).toBe(0o600);

  // What a full disk or a careless copy leaves: nothing must be sealed or signed with an empty key.
  truncateSync(join(folder, 'secrets', 'sealing.key'));
  writeFileSync(join(folder, 'secrets', 'audit.key'), 'a password');
  await expect(openInstanceSecrets(folder)).rejects.toMatchObject({
    code: 'app.bad_key',
    problems: [{ at: join(folder, 'secrets', 'sealing.key') }, { at: join(folder, 'secrets', 'audit.key') }],
  });
});
