import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encryption, fileKeyOf, readAt, readStoredText, storedFileOf, streamOf, uploadPath } from './stored-file.ts';

const id = '1f2e52fc-4ba5-4bb2-8955-85fb14e23395';
const uploadKey = Buffer.alloc(32, 5);
const content = Buffer.from(Array.from({ length: 5_000 }, (_, line) => `4111111111111111,${line}\n`).join(''));
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stored-'));
  path = join(folder, uploadPath(id));
  await writeFile(path, encryption(fileKeyOf(uploadKey, id)).update(content));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an encrypted file', () => {
  it('is read from any place, whole, and as a stream', async () => {
    const stored = storedFileOf({ id, path, isUpload: true }, uploadKey);
    expect(await readStoredText(stored)).toBe(content.toString());
    const { stream, bytesRead } = streamOf(stored);
    expect(Buffer.concat(await stream.toArray()).equals(content)).toBe(true);
    expect(bytesRead()).toBe(content.length);
    const handle = await open(path, 'r');
    try {
      await fc.assert(
        fc.asyncProperty(fc.nat(content.length), fc.nat(200), async (position, length) => {
          const bytes = Buffer.alloc(length);
          const count = await readAt(handle, stored, bytes, position);
          expect(bytes.subarray(0, count).equals(content.subarray(position, position + length))).toBe(true);
        }),
      );
    } finally {
      await handle.close();
    }
  });

  it('can be read under its own key only, and a file that was pointed at stays as it is', async () => {
    const other = storedFileOf({ id, path, isUpload: true }, Buffer.alloc(32, 6));
    expect(await readStoredText(other)).not.toContain('4111111111111111');
    expect(await readStoredText(path)).not.toContain('4111111111111111');
    expect(fileKeyOf(uploadKey, id).key).not.toEqual(fileKeyOf(uploadKey, id.replace('1', '2')).key);
    expect(storedFileOf({ id, path, isUpload: false }, uploadKey)).toBe(path);
  });
});
