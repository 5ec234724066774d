import { type Cipher, createCipheriv, createDecipheriv, type Decipher, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { connectorLimits } from './limits.ts';

/** Opens a file that lies encrypted on the disk. */
export interface FileKey {
  readonly key: Buffer;
  readonly iv: Buffer;
}

/** A file of the machine's own, by its path, or one that lies encrypted. */
export type StoredFile = string | { readonly path: string; readonly key: FileKey };

// Counter mode: as long as what it encrypts, readable from any place (Parquet), and gigabytes a second on any processor of today.
const algorithm = 'aes-256-ctr';
const keyBytes = 32;
const blockBytes = 16;
/** Uploads end so; a file of the machine's own may too, which is why the record says which it is. */
const encryptedEnding = '.sealed';

/** The path of an upload in its folder. */
export function uploadPath(fileId: string): string {
  return `${fileId}${encryptedEnding}`;
}

/** The key of one upload: each has its own, as a key stream must never be used for two files. */
export function fileKeyOf(uploadKey: Buffer, fileId: string): FileKey {
  const bytes = Buffer.from(hkdfSync('sha256', uploadKey, fileId, 'loyalty-loop upload', keyBytes + blockBytes));
  return { key: bytes.subarray(0, keyBytes), iv: bytes.subarray(keyBytes) };
}

/** A key that is nowhere but in memory: what is written under it is lost with the process, as it should be. */
export function passingFileKey(): FileKey {
  return { key: randomBytes(keyBytes), iv: randomBytes(blockBytes) };
}

/** What a recorded file is to be read as. */
export function storedFileOf(file: { id: string; path: string; isUpload: boolean }, uploadKey: Buffer): StoredFile {
  const isEncrypted = file.isUpload && file.path.endsWith(encryptedEnding);
  return isEncrypted ? { path: file.path, key: fileKeyOf(uploadKey, file.id) } : file.path;
}

export function pathOf(file: StoredFile): string {
  return typeof file === 'string' ? file : file.path;
}

/** Encrypts a file that is written from its beginning. */
export function encryption({ key, iv }: FileKey): Cipher {
  return createCipheriv(algorithm, key, iv);
}

/** Decrypts from a byte of the file on. */
function decryptionFrom({ key, iv }: FileKey, position: number): Decipher {
  const counter = (BigInt(`0x${iv.toString('hex')}`) + BigInt(Math.floor(position / blockBytes))) & ((1n << 128n) - 1n);
  const decipher = createDecipheriv(algorithm, key, Buffer.from(counter.toString(16).padStart(2 * blockBytes, '0'), 'hex'));
  decipher.update(Buffer.alloc(position % blockBytes));
  return decipher;
}

/** Fills `bytes` from a place of an open file; gives how many bytes there were. */
export async function readAt(handle: FileHandle, file: StoredFile, bytes: Uint8Array, position: number): Promise<number> {
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, position);
  if (typeof file !== 'string') bytes.set(decryptionFrom(file.key, position).update(bytes.subarray(0, bytesRead)));
  return bytesRead;
}

/** The bytes of a file from its beginning; `bytesRead` are those that have come from the disk. */
export function streamOf(file: StoredFile): { readonly stream: Readable; readonly bytesRead: () => number; destroy(): void } {
  const source = createReadStream(pathOf(file), { highWaterMark: connectorLimits.chunkBytes });
  const bytesRead = (): number => source.bytesRead;
  if (typeof file === 'string') return { stream: source, bytesRead, destroy: () => source.destroy() };
  const decipher = decryptionFrom(file.key, 0);
  source.on('error', (error) => decipher.destroy(error));
  const destroy = (): void => {
    source.destroy();
    decipher.destroy();
  };
  return { stream: source.pipe(decipher), bytesRead, destroy };
}

/** A small file as text. */
export async function readStoredText(file: StoredFile): Promise<string> {
  const bytes = await readFile(pathOf(file));
  return (typeof file === 'string' ? bytes : decryptionFrom(file.key, 0).update(bytes)).toString('utf8');
}
