import { readFile, rename, writeFile } from 'node:fs/promises';
import { type ChainHead, isSignedBy, signHead } from './audit-entry.ts';

/** A head as it was, kept outside the database: it finds a log that was cut back together with its head. */
export interface AnchorStore {
  /** The last head written; undefined when there is none yet; `unreadable` when it was not written with this key. */
  read(): Promise<ChainHead | 'unreadable' | undefined>;
  write(head: ChainHead): Promise<void>;
}

/** Keeps the anchor in a small file, replaced as a whole so that a crash leaves the old one or the new one. */
export function anchorFile(path: string, key: Buffer): AnchorStore {
  return {
    async read() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
      return parseAnchor(text, key) ?? 'unreadable';
    },
    async write(head) {
      const signature = signHead(head, key).toString('hex');
      const draft = `${path}.next`;
      await writeFile(draft, `${JSON.stringify({ id: head.id, hash: head.hash.toString('hex'), signature })}\n`, { mode: 0o600 });
      await rename(draft, path);
    },
  };
}

function parseAnchor(text: string, key: Buffer): ChainHead | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { id, hash, signature } = (parsed ?? {}) as Record<string, unknown>;
  if (typeof id !== 'number' || typeof hash !== 'string' || typeof signature !== 'string') return undefined;
  const head = { id, hash: Buffer.from(hash, 'hex') };
  return isSignedBy(head, Buffer.from(signature, 'hex'), key) ? head : undefined;
}
