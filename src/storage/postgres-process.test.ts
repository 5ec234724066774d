import { describe, expect, it } from 'vitest';
import { startFailure } from './postgres-process.ts';
import { postgresSettings, sharedBuffersMiB } from './postgres-settings.ts';

describe('what a failed start means', () => {
  it.each([
    ['unshare: unshare failed: Operation not permitted', 'storage.root_not_possible', /ordinary user/],
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'storage.disk_full', /Free some space/],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'storage.postgres_start_failed', /port/],
    [
      'FATAL:  data directory "/x" has wrong ownership',
      'storage.postgres_start_failed',
      /may not read its data folder: data directory "\/x" has wrong/,
    ],
    [
      'PANIC:  could not locate a valid checkpoint record',
      'storage.postgres_start_failed',
      /could not locate a valid checkpoint record\. The log is \/log/,
    ],
    ['', 'storage.postgres_start_failed', /exit code 1.*no reason given/],
  ])('%j', (output, code, message) => {
    expect(startFailure('exit code 1', output, '/log')).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('also where the program that makes user namespaces is missing', () => {
    expect(startFailure('spawn unshare ENOENT', '', '/log')).toMatchObject({ code: 'storage.root_not_possible' });
  });
});

describe('the settings of the embedded Postgres', () => {
  it('take a quarter of the memory, a gibibyte at most', () => {
    expect(sharedBuffersMiB(2 * 1024 ** 3)).toBe(512);
    expect(sharedBuffersMiB(64 * 1024 ** 3)).toBe(1024);
    expect(sharedBuffersMiB(128 * 1024 ** 2)).toBe(64);
  });

  it('each have a reason, and no two the same name', () => {
    const settings = postgresSettings();
    expect(settings.filter(({ reason }) => reason === '')).toEqual([]);
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
  });
});
