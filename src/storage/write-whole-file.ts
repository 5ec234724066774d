import { rename, writeFile } from 'node:fs/promises';

/**
 * Replaces a small file for its owner only: whatever happens meanwhile, a full disk or a power cut, leaves the old text or the new one,
 * never a part.
 */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await rename(draft, path);
}
