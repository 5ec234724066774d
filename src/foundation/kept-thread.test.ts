import { describe, expect, it } from 'vitest';
import { startKeptThread } from './kept-thread.ts';

const threadOf = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const options = { postgresUrl: '', isPostgresEmbedded: false, clockOffsetMs: 7 };

/** Tells what it was started with and what it hears, dies when told to, and ends when it may. */
const talking = threadOf(`
  import { parentPort, workerData } from 'node:worker_threads';
  const tell = (message) => parentPort.postMessage({ type: 'problem', message, detail: '' });
  tell('began at ' + workerData.clockOffsetMs);
  parentPort.on('message', (message) => {
    if (message.type === 'clock') tell('clock ' + message.offsetMs);
    if (message.type === 'die') throw new Error('died');
    if (message.type === 'stop') {
      tell('stopping');
      parentPort.postMessage({ type: 'stopped' });
    }
  });
`);

describe('a kept thread', () => {
  it('is started again when it dies, at the clock of now, and ends when it is done', async () => {
    const told: string[] = [];
    let restarts = 0;
    const thread = startKeptThread(talking, {
      ...{ name: 'talking', does: 'talks', options, stopMsMax: 60_000, restartMs: 10 },
      ...{ report: (message) => told.push(message), onRestart: () => (restarts += 1) },
    });
    await expect.poll(() => told).toEqual(['began at 7']);
    thread.moveClock(9);
    await expect.poll(() => told).toContain('clock 9');
    thread.send({ type: 'die' });
    await expect.poll(() => told.slice(2)).toEqual(['the thread that talks died and is started again', 'began at 9']);
    expect(restarts).toBe(1);
    await thread.stop();
    expect(told.at(-1)).toBe('stopping');
    expect(restarts).toBe(1);
  });

  it('is ended as it is when it does not end by itself', async () => {
    const silent = threadOf(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});`);
    const kept = { name: 'silent', does: 'says nothing', options, stopMsMax: 20, restartMs: 10, report: () => {} };
    await startKeptThread(silent, kept).stop();
  });
});
