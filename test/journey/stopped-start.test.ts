import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

// Ctrl-C or a service manager does not wait until a start is complete.

const root = resolve(import.meta.dirname, '..', '..');
let folder: string;
let product: ChildProcess | undefined;

beforeEach(() => {
  mkdirSync(join(root, '.loyalty'), { recursive: true });
  folder = mkdtempSync(join(root, '.loyalty', 'stopped-'));
});
afterEach(() => {
  product?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while the engines are being started leaves none of them behind',
  async (signal) => {
    const process = spawn(globalThis.process.execPath, [join(root, 'bin', 'loyalty.mjs'), 'start', '--port', '0', '--data', folder]);
    product = process;
    let printed = '';
    process.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    const exited = once(process, 'exit');
    const running = join(folder, 'postgres', 'postmaster.pid');
    await expect.poll(() => existsSync(running), { timeout: 60_000, interval: 5 }).toBe(true);
    process.kill(signal);
    expect((await exited)[0]).toBe(0);
    expect(printed).not.toContain('is ready');
    expect(existsSync(running)).toBe(false);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  },
  120_000,
);
