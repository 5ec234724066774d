import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { Conflict, InvalidInput } from '../foundation/index.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { placeOfProcesses, startOfProcess } from './process-identity.ts';

const freshFolder = () => join(inject('engines').dataDir, `lock-${randomBytes(4).toString('hex')}`);

async function withLockOf(holder: { pid: number; started: string; place?: string }): Promise<string> {
  const folder = freshFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'lock'), JSON.stringify({ place: placeOfProcesses(), host: hostname(), ...holder }));
  return folder;
}

it('lets one in, names it to the next, and lets that one in afterwards', async () => {
  const folder = freshFolder();
  const lock = await lockDataFolder(folder);
  const fault = await lockDataFolder(folder).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Conflict);
  expect((fault as Error).message).toContain(`in use by process ${process.pid}`);
  await lock.release();
  await (await lockDataFolder(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

it('takes over from a process that was killed', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const folder = await withLockOf({ pid, started: '12345' });
  const lock = await lockDataFolder(folder);
  expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
});

it('is not misled when the number of a killed process was given to another', async () => {
  const folder = await withLockOf({ pid: process.pid, started: 'some time before' });
  await (await lockDataFolder(folder)).release();
});

it('takes over what cannot be read, as a crash of the machine may leave it', async () => {
  const folder = freshFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'lock'), '');
  await (await lockDataFolder(folder)).release();
});

it('believes another machine by its heartbeat alone', async () => {
  const folder = await withLockOf({ pid: 1, started: '1', place: 'another machine' });
  await expect(lockDataFolder(folder)).rejects.toThrow(Conflict);
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(join(folder, 'lock'), longAgo, longAgo);
  await (await lockDataFolder(folder)).release();
});

it('lets exactly one of many in who find the same stale lock', async () => {
  for (let turn = 0; turn < 10; turn++) {
    const folder = await withLockOf({ pid: process.pid, started: 'some time before' });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(folder)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['lock']);
    for (const result of results) if (result.status === 'fulfilled') await result.value.release();
  }
});

it('takes over from one that was killed while it took over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const folder = await withLockOf({ pid, started: '12345' });
  const stale = await readFile(join(folder, 'lock'), 'utf8');
  const claim = join(folder, `lock.${createHash('sha256').update(stale).digest('hex').slice(0, 16)}.claim`);
  await writeFile(claim, JSON.stringify({ pid, started: '12345', place: placeOfProcesses(), host: hostname() }));
  await (await lockDataFolder(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

it('says so when the folder cannot be made', async () => {
  const file = join(inject('engines').dataDir, `file-${randomBytes(4).toString('hex')}`);
  await writeFile(file, '');
  const fault = await lockDataFolder(join(file, 'data')).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(InvalidInput);
  expect(fault).toMatchObject({ code: 'storage.data_folder_unusable' });
});

it('knows when a process began, and that one which has ended is none', () => {
  expect(startOfProcess(process.pid)).toMatch(/\d/);
  expect(startOfProcess(spawnSync(process.execPath, ['-e', '']).pid)).toBeUndefined();
});
