import { useCallback, useEffect, useRef, useState } from 'react';
import type { OwnDecision, OwnDecisions, OwnSpace } from '../api/contract.ts';
import { RequestFailed } from '../api/request-failed.ts';
import { ownRequest } from './own-request.ts';
import { forgetSecret } from './secret.ts';

export type Trouble = 'failed' | 'offline' | 'slow';

export interface OwnSpaceState {
  readonly space: OwnSpace | undefined;
  readonly decisions: { readonly list: readonly OwnDecision[]; readonly before?: string | undefined } | undefined;
  readonly isOver: boolean;
  readonly trouble: Trouble | undefined;
  /** What became of the last change; counts up, so that the same word is said again. */
  readonly said: { readonly text: 'saved' | 'waiting' | Trouble; readonly number: number } | undefined;
  readonly change: (method: 'DELETE' | 'POST' | 'PUT', path: string, body?: object) => Promise<void>;
  readonly reload: () => void;
  readonly readMore: () => Promise<void>;
}

const pageSize = 10;

/** What stands in her own space, and her word on it; every change is answered with what stands then. */
export function useOwnSpace(secret: string | undefined): OwnSpaceState {
  const [space, setSpace] = useState<OwnSpace>();
  const [decisions, setDecisions] = useState<OwnSpaceState['decisions']>();
  const [isOver, setOver] = useState(secret === undefined);
  const [trouble, setTrouble] = useState<Trouble>();
  const [said, setSaid] = useState<OwnSpaceState['said']>();
  const changes = useRef({ waiting: 0, last: Promise.resolve() });

  const troubleOf = useCallback((failure: unknown): Trouble | undefined => {
    if (failure instanceof RequestFailed && failure.status === 401) {
      forgetSecret();
      setOver(true);
      return undefined;
    }
    if (!(failure instanceof RequestFailed)) return 'failed';
    return failure.kind === 'offline' || failure.kind === 'unavailable' ? 'offline' : failure.kind === 'limit' ? 'slow' : 'failed';
  }, []);

  const reload = useCallback(() => {
    if (secret === undefined) return;
    setTrouble(undefined);
    ownRequest<OwnSpace>(secret, 'GET', '/v1/own').then(setSpace, (failure: unknown) => setTrouble(troubleOf(failure)));
    readDecisions(secret).then(setDecisions, (failure: unknown) => setTrouble(troubleOf(failure)));
  }, [secret, troubleOf]);

  useEffect(() => {
    reload();
    // She comes back to the tab: what was said by phone meanwhile stands there.
    const lookAgain = () => {
      if (document.visibilityState === 'visible' && changes.current.waiting === 0) reload();
    };
    document.addEventListener('visibilitychange', lookAgain);
    return () => document.removeEventListener('visibilitychange', lookAgain);
  }, [reload]);

  const makeChange = async (...[method, path, body]: Parameters<OwnSpaceState['change']>) => {
    if (secret === undefined) return;
    const say = (text: NonNullable<OwnSpaceState['said']>['text']) => setSaid((before) => ({ text, number: (before?.number ?? 0) + 1 }));
    try {
      const next = await ownRequest<OwnSpace>(secret, method, path, body);
      setSpace(next);
      say(next.isWaiting === true ? 'waiting' : 'saved');
    } catch (failure) {
      const found = troubleOf(failure);
      if (found !== undefined) say(found);
    }
  };
  // Who is quicker than the answers is heard all the same: one change after the other.
  const change: OwnSpaceState['change'] = (...asked) => {
    changes.current.waiting += 1;
    changes.current.last = changes.current.last
      .then(() => makeChange(...asked))
      .finally(() => {
        changes.current.waiting -= 1;
      });
    return changes.current.last;
  };

  const readMore = async () => {
    if (secret === undefined || decisions?.before === undefined) return;
    try {
      const { list, before } = await readDecisions(secret, decisions.before);
      setDecisions({ list: [...decisions.list, ...list], before });
    } catch (failure) {
      setTrouble(troubleOf(failure));
    }
  };
  return { space, decisions, isOver, trouble, said, change, reload, readMore };
}

async function readDecisions(secret: string, from?: string): Promise<NonNullable<OwnSpaceState['decisions']>> {
  const query = new URLSearchParams({ limit: String(pageSize), ...(from === undefined ? {} : { before: from }) });
  const { decisions, before } = await ownRequest<OwnDecisions>(secret, 'GET', `/v1/own/decisions?${query}`);
  return { list: decisions, before };
}
