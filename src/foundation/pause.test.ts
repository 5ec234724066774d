import { expect, it } from 'vitest';
import { Pause } from './pause.ts';

const minute = 60_000;

it('ends by itself', async () => {
  await new Pause().sleep(1);
});

it('is ended for all who sleep', async () => {
  const pause = new Pause();
  const asleep = [pause.sleep(minute), pause.sleep(minute)];
  pause.wake();
  await Promise.all(asleep);
});

it('does not begin after somebody was told, once', async () => {
  const pause = new Pause();
  pause.wake();
  await pause.sleep(minute);
  let isOver = false;
  const second = pause.sleep(minute).then(() => {
    isOver = true;
  });
  await Promise.resolve();
  expect(isOver).toBe(false);
  pause.wake();
  await second;
});

it('begins when what was told is looked at already', async () => {
  const pause = new Pause();
  pause.wake();
  pause.forget();
  let isOver = false;
  const asleep = pause.sleep(minute).then(() => {
    isOver = true;
  });
  await Promise.resolve();
  expect(isOver).toBe(false);
  pause.wake();
  await asleep;
});
