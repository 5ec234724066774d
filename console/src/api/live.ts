import { useEffect, useRef, useState } from 'react';
import { addressOf } from './request.ts';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

// A person reads no faster than this; under a flood of events the page fetches four times a second instead of a thousand.
const fetchMsMin = 250;

/**
 * Keeps a page in step with the server: calls `onChange` soon after each change, and after every break in the stream, because
 * what happened during the break was not heard.
 */
export function useLive(
  topic:
    | { customer: string }
    | { firm: string }
    | {
        topic:
          | 'operations'
          | 'quarantine'
          | 'imports'
          | 'joins'
          | 'singleView'
          | 'value'
          | 'groups'
          | 'audiences'
          | 'content'
          | 'messages'
          | 'moments';
      }
    | undefined,
  onChange: () => void,
): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef(onChange);
  latest.current = onChange;
  const address = topic === undefined ? undefined : addressOf('/v1/live', topic);

  useEffect(() => {
    if (address === undefined) return;
    let broken = false;
    let lastRun = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = () => {
      timer = undefined;
      lastRun = performance.now();
      latest.current();
    };
    const changed = () => {
      if (timer !== undefined) return;
      const waitMs = fetchMsMin - (performance.now() - lastRun);
      if (waitMs <= 0) run();
      else timer = setTimeout(run, waitMs);
    };
    const stream = new EventSource(address);
    stream.addEventListener('changed', changed);
    stream.onopen = () => {
      setState('live');
      if (broken) changed();
      broken = false;
    };
    stream.onerror = () => {
      broken = true;
      setState('reconnecting');
    };
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [address]);

  return state;
}
