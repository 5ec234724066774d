import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { turnstile } from './warehouse-turnstile.ts';

const staying = new AbortController().signal;

it('lets so many in at once and the others in order', async () => {
  const turns = turnstile(2, 10, 1_000);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  const visit = async (n: number) => {
    const leave = await turns.enter(staying);
    order.push(n);
    inside += 1;
    most = Math.max(most, inside);
    await sleep(5);
    inside -= 1;
    leave();
  };
  await Promise.all([0, 1, 2, 3, 4, 5].map(visit));
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

it('sends away who finds too many waiting, and who has waited too long', async () => {
  const turns = turnstile(1, 1, 20);
  const leave = await turns.enter(staying);
  const waiting = turns.enter(staying);
  await expect(turns.enter(staying)).rejects.toMatchObject({ engineCode: 202 });
  await expect(waiting).rejects.toMatchObject({ engineCode: 202 });
  leave();
  (await turns.enter(staying))();
});

it('forgets who has gone while waiting', async () => {
  const turns = turnstile(1, 5, 1_000);
  const leave = await turns.enter(staying);
  const gone = new AbortController();
  const waiting = turns.enter(gone.signal);
  const next = turns.enter(staying);
  gone.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  leave();
  (await next)();
});
