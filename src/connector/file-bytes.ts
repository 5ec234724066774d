import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { InvalidInput } from '../foundation/index.ts';
import type { FileShape } from './file-shape.ts';
import { connectorLimits } from './limits.ts';
import { pathOf, readAt, type StoredFile, streamOf } from './stored-file.ts';

/** The beginning of a file, decompressed. */
export interface FileHead {
  readonly head: Buffer;
  /** Whether `head` is the whole file. */
  readonly complete: boolean;
  readonly compression: 'none' | 'gzip';
  readonly bytesTotal: number;
}

/** Text whose characters are the file's bytes (0–255): positions in it are byte positions, and searching it is native and fast. */
export interface ByteText {
  readonly text: string;
  /** Bytes of the file, as it lies on the disk, that have been read so far. */
  readonly bytesRead: number;
}

const gzipMagic = [0x1f, 0x8b];

/** Reads the beginning of a file, through gzip when it is gzipped. @throws InvalidInput `connector.damaged_gzip` when not even the beginning can be read. */
export async function readHead(stored: StoredFile, bytes: number = connectorLimits.sampleBytes): Promise<FileHead> {
  const handle = await open(pathOf(stored), 'r');
  let compression: FileHead['compression'] = 'none';
  let bytesTotal = 0;
  try {
    const magic = Buffer.alloc(2);
    await readAt(handle, stored, magic, 0);
    bytesTotal = (await handle.stat()).size;
    if (magic[0] === gzipMagic[0] && magic[1] === gzipMagic[1]) compression = 'gzip';
  } finally {
    await handle.close();
  }
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const { chunk } of readChunks(stored, compression)) {
      parts.push(chunk);
      length += chunk.length;
      if (length > bytes) break;
    }
  } catch (error) {
    // A gzip file cut short still has a beginning worth looking at; reading it to its end will tell the rest.
    if (!(error instanceof InvalidInput) || length === 0) throw error;
  }
  return { head: Buffer.concat(parts).subarray(0, bytes), complete: length <= bytes, compression, bytesTotal };
}

/** The bytes of a file in chunks, decompressed. */
async function* readChunks(stored: StoredFile, compression: FileHead['compression']): AsyncGenerator<{ chunk: Buffer; bytesRead: number }> {
  const file = streamOf(stored);
  if (compression === 'none') {
    try {
      for await (const chunk of file.stream) yield { chunk: chunk as Buffer, bytesRead: file.bytesRead() };
    } finally {
      file.destroy();
    }
    return;
  }
  const gunzip = createGunzip({ chunkSize: connectorLimits.chunkBytes });
  file.stream.on('error', (error) => gunzip.destroy(error));
  file.stream.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield { chunk: chunk as Buffer, bytesRead: file.bytesRead() };
  } catch (error) {
    throw readableGzipError(error);
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

function readableGzipError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!code.startsWith('Z_')) return error;
  const message =
    code === 'Z_BUF_ERROR'
      ? 'the gzip file ends in the middle: it was cut short while it was copied or written; send it again'
      : `the gzip file is damaged (${(error as Error).message}); send it again`;
  return new InvalidInput('connector.damaged_gzip', [{ at: 'file', message }]);
}

/** The text of a file as bytes-in-a-string, whatever its encoding was: UTF-16 is brought to UTF-8 on the way, and a byte order mark is left out. */
export async function* readByteText(stored: StoredFile, shape: Pick<FileShape, 'compression' | 'encoding'>): AsyncGenerator<ByteText> {
  const utf16 = shape.encoding === 'utf-16le' || shape.encoding === 'utf-16be' ? new TextDecoder(shape.encoding) : undefined;
  let first = true;
  let bytes = 0;
  for await (const { chunk, bytesRead } of readChunks(stored, shape.compression)) {
    bytes = bytesRead;
    const plain = utf16 === undefined ? chunk : Buffer.from(utf16.decode(chunk, { stream: true }), 'utf8');
    yield { text: (first ? withoutMark(plain) : plain).toString('latin1'), bytesRead };
    first = false;
  }
  const rest = utf16?.decode();
  if (rest !== undefined && rest !== '') yield { text: Buffer.from(rest, 'utf8').toString('latin1'), bytesRead: bytes };
}

export function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** The encoding of what `readByteText` gives: UTF-16 has become UTF-8 there. */
export function encodingAfterReading(shape: Pick<FileShape, 'encoding'>): FileShape['encoding'] {
  return shape.encoding === 'utf-16le' || shape.encoding === 'utf-16be' ? 'utf-8' : shape.encoding;
}
