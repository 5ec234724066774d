import { describe, expect, test } from 'vitest';
import { createGroupWriter } from './write-in-groups.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('writing in groups', () => {
  test('many entries become few writes, in order, each exactly once', async () => {
    const groups: number[][] = [];
    const writer = createGroupWriter<number>({
      write: async (group) => {
        await wait(2);
        groups.push([...group]);
      },
    });
    await Promise.all(Array.from({ length: 5_000 }, (_, at) => writer.add(at)));
    await writer.flush();
    expect(groups.flat()).toEqual(Array.from({ length: 5_000 }, (_, at) => at));
    expect(groups.length).toBeLessThan(20);
    await writer.close();
  });

  test('a write that fails is tried again, whole, and nothing is lost', async () => {
    const written: number[] = [];
    const problems: string[] = [];
    let failures = 3;
    const writer = createGroupWriter<number>({
      write: async (group) => {
        failures -= 1;
        if (failures >= 0) throw new Error('down');
        written.push(...group);
      },
      onProblem: (message) => problems.push(message),
      lingerMs: 1,
    });
    for (let at = 0; at < 10; at += 1) await writer.add(at);
    await writer.close();
    expect(written).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(problems).toHaveLength(3);
  });

  test('when the queue is full, adding waits for a place; when none comes free in time, it is refused', async () => {
    let open = (): void => undefined;
    const written: number[] = [];
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const options = { queueMax: 3, lingerMs: 0, waitMsMax: 60 };
    const writer = createGroupWriter<number>({
      ...options,
      write: async (group) => {
        await gate;
        written.push(...group);
      },
    });
    for (const at of [0, 1, 2]) await writer.add(at);
    await expect(writer.add(3)).rejects.toMatchObject({ code: 'governance.audit_full' });
    const waiting = [writer.add(4), writer.add(5)];
    open();
    await Promise.all(waiting);
    await writer.close();
    expect(written).toEqual([0, 1, 2, 4, 5]);
  });

  test('closing writes what is left, also for those who still wait for a place, and then takes no more', async () => {
    const written: number[] = [];
    const writer = createGroupWriter<number>({
      queueMax: 2,
      lingerMs: 1_000,
      write: async (group) => {
        await wait(5);
        written.push(...group);
      },
    });
    const adding = [0, 1, 2, 3, 4].map((at) => writer.add(at));
    await writer.close();
    await Promise.all(adding);
    expect(written).toEqual([0, 1, 2, 3, 4]);
    await expect(writer.add(9)).rejects.toMatchObject({ code: 'governance.audit_closed' });
  });

  test('closing says so when entries could not be written', async () => {
    const writer = createGroupWriter<number>({
      closeMsMax: 100,
      write: () => Promise.reject(new Error('down')),
    });
    await writer.add(1);
    await expect(writer.close()).rejects.toMatchObject({ code: 'governance.audit_not_written' });
  });
});
