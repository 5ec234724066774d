import { useEffect, useRef, useState } from 'react';
import { followLive, type LiveState, type LiveSubject } from './live-stream.ts';
import { paced } from './paced.ts';

// A person reads no faster than this; under a flood of events the page fetches four times a second instead of a thousand.
const fetchMsMin = 250;

/**
 * Keeps a page in step with the server: calls `onChange` soon after each change, and after every break in the stream, because what happened during the break was not
 * heard. While what `onChange` promises is not there, it is not called again: what is being fetched is not begun anew.
 */
export function useLive(subject: LiveSubject | undefined, onChange: () => unknown): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef(onChange);
  latest.current = onChange;
  const key = subject === undefined ? undefined : JSON.stringify(subject);

  useEffect(() => {
    if (key === undefined) return;
    const fetching = paced(() => latest.current(), { everyMs: fetchMsMin });
    const stop = followLive({ subject: JSON.parse(key) as LiveSubject, changed: fetching.ask, stateIs: setState });
    return () => {
      fetching.cancel();
      stop();
    };
  }, [key]);

  return state;
}
