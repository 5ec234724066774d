import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type EngineLog, type Running, supervise } from './supervise.ts';

function fakeProcess(pid: number) {
  let end = (_how: string): void => undefined;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  const running: Running = { pid, ended, stop: async () => end('asked to') };
  return { running, end: (how: string) => end(how) };
}

function remembering(): { log: EngineLog; lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (_fields: Record<string, unknown>, message: string) => void lines.push(`${level} ${message}`);
  return { log: { info: write('info'), warn: write('warn'), error: write('error') }, lines };
}

it('passes the failure of the first start on', async () => {
  const { log } = remembering();
  await expect(supervise('engine', () => Promise.reject(new Error('no disk')), log)).rejects.toThrow('no disk');
});

it('starts again what has died, as often as it takes, and says so', async () => {
  const { log, lines } = remembering();
  const first = fakeProcess(1);
  const later = fakeProcess(2);
  const starts = [async () => first.running, () => Promise.reject(new Error('not yet')), async () => later.running];
  const supervised = await supervise('engine', () => (starts.shift() as () => Promise<Running>)(), log);
  expect(supervised.pid()).toBe(1);
  first.end('signal SIGKILL');
  await sleep(10);
  expect(supervised.pid()).toBe(0);
  await expect.poll(() => supervised.pid(), { timeout: 5_000 }).toBe(2);
  expect(supervised.restarts()).toBe(1);
  expect(lines).toEqual([
    'warn engine ended (signal SIGKILL); starting it again',
    'error engine does not start: not yet',
    'info engine runs again',
  ]);
  await supervised.stop();
});

it('starts nothing more once it was asked to stop', async () => {
  const { log } = remembering();
  let starts = 0;
  const only = fakeProcess(1);
  const supervised = await supervise(
    'engine',
    async () => {
      starts += 1;
      return only.running;
    },
    log,
  );
  only.end('signal SIGKILL');
  await sleep(5);
  await supervised.stop();
  await sleep(200);
  expect(starts).toBe(1);
});

it('also ends a process whose start was under way when it was asked to stop', async () => {
  const { log } = remembering();
  const first = fakeProcess(1);
  const second = fakeProcess(2);
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let calls = 0;
  const supervised = await supervise(
    'engine',
    async () => {
      calls += 1;
      if (calls === 1) return first.running;
      begun();
      await sleep(50);
      return second.running;
    },
    log,
  );
  first.end('exit code 1');
  await hasBegun;
  await supervised.stop();
  expect(await second.running.ended).toBe('asked to');
});
