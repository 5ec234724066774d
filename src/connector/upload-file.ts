import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Clock, InvalidInput, LimitReached, newUuid, Unavailable } from '../foundation/index.ts';
import type { Postgres } from '../storage/index.ts';
import { connectorLimits } from './limits.ts';
import { insertFile } from './queries/import.ts';
import { encryption, fileKeyOf, uploadPath } from './stored-file.ts';

export interface UploadDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  /** Uploads lie in `<dataDir>/uploads` until their import is done, encrypted. */
  readonly dataDir: string;
  /** Of this installation, not in the database; 32 bytes. */
  readonly uploadKey: Buffer;
  readonly uploadBytesMax?: number;
}

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const nameCharactersMax = 200;

/**
 * Streams an upload to the disk, encrypted on the way; nothing of it is held in memory, and nothing is left of one that breaks off.
 * @throws LimitReached `connector.file_too_large`; Unavailable `connector.disk_full`; InvalidInput `connector.upload_broken`, `connector.no_rows`
 */
export async function receiveFile(body: Readable, name: string, by: string, dependencies: UploadDependencies): Promise<UploadedFile> {
  const folder = join(dependencies.dataDir, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = newUuid();
  const path = join(folder, uploadPath(id));
  const key = fileKeyOf(dependencies.uploadKey, id);
  const counted = new CountedBytes(folder, dependencies.uploadBytesMax ?? connectorLimits.uploadBytesMax);
  try {
    await counted.mustFit();
    await pipeline(body, counted, encryption(key), createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
    const file = { id, name: fileName(name), path, bytes: counted.bytes, sha256: counted.digest() };
    if (file.bytes === 0) throw new InvalidInput('connector.no_rows', [{ at: 'file', message: 'the file is empty' }]);
    await record(file, true, by, dependencies);
    return file;
  } catch (error) {
    await rm(path, { force: true });
    throw readableUploadError(error);
  }
}

async function record(
  file: UploadedFile,
  isUpload: boolean,
  by: string,
  { postgres, clock }: Pick<UploadDependencies, 'postgres' | 'clock'>,
): Promise<void> {
  await postgres.query(insertFile, [file.id, file.name, file.path, file.bytes, file.sha256, isUpload, by, clock.now()]);
}

/** The last part of a name without what has no place in a list: the file itself is never called by it. */
function fileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, nameCharactersMax);
  return clean === '' ? 'file' : clean;
}

/** Hashes and counts what passes, and stops it at the limit or before the disk is full. */
class CountedBytes extends Transform {
  bytes = 0;
  private readonly hash: Hash = createHash('sha256');
  private readonly folder: string;
  private readonly bytesMax: number;
  private sinceLook = 0;

  constructor(folder: string, bytesMax: number) {
    super();
    this.folder = folder;
    this.bytesMax = bytesMax;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null, data?: Buffer) => void): void {
    this.bytes += chunk.length;
    this.sinceLook += chunk.length;
    if (this.bytes > this.bytesMax) {
      done(
        new LimitReached(
          'connector.file_too_large',
          `a file may have ${sizeText(this.bytesMax)}; split it, or compress it with gzip`,
          this.bytesMax,
          'bytes',
        ),
      );
      return;
    }
    this.hash.update(chunk);
    // The free space is looked at every so many bytes: half of what is always left free.
    if (this.sinceLook < connectorLimits.diskFreeBytesMin / 2) {
      done(null, chunk);
      return;
    }
    this.sinceLook = 0;
    this.mustFit().then(
      () => done(null, chunk),
      (error: Error) => done(error),
    );
  }

  async mustFit(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < connectorLimits.diskFreeBytesMin) {
      throw new Unavailable(
        'connector.disk_full',
        `the disk of the data folder has less than ${sizeText(connectorLimits.diskFreeBytesMin)} free; make room, then upload again`,
        300,
      );
    }
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

function readableUploadError(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Unavailable('connector.disk_full', 'the disk of the data folder is full; make room, then upload again', 300);
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR') {
    return new InvalidInput('connector.upload_broken', [{ at: 'file', message: 'the upload broke off before its end; send it again' }]);
  }
  return error;
}

export function sizeText(bytes: number): string {
  const gib = bytes / 1024 ** 3;
  return gib >= 1 ? `${Math.round(gib * 10) / 10} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;
}
