import { useSyncExternalStore } from 'react';

/** The server's time as this browser knows it: the machine's own, moved by the demonstration clock where there is one. */
let offsetMs = 0;
let tick = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

// Relative times ("3 minutes ago") are said in minutes, so twice a minute is often enough.
const tickMs = 30_000;

export function setClockOffset(ms: number): void {
  if (ms === offsetMs) return;
  offsetMs = ms;
  advance();
}

export function currentTime(): number {
  return Date.now() + offsetMs;
}

function advance(): void {
  tick = currentTime();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(advance, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present moment, coarse: components that show relative times are drawn again as it moves. */
export function useCurrentTime(): number {
  return useSyncExternalStore(subscribe, () => tick);
}
