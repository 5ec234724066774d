import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DecisionInList, DecisionList } from '../api/contract.ts';
import { useLive } from '../api/live.ts';
import { fetchNewestMoments, type MomentsWish, momentsQuery } from '../api/moments.ts';
import { countNew, withNewest } from './with-newest.ts';

// Long enough to see what came; then the list is calm again.
const markMs = 6_000;
// What other copies of the product decided comes without a notice.
const lookAgainMs = 15_000;

/** Keeps the log in step, unless somebody holds it still to read; then it says how many wait. */
export function useNewestMoments(wish: MomentsWish, rows: readonly DecisionInList[]) {
  const client = useQueryClient();
  const [isHeld, hold] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef({ isHeld, rows, wish });
  latest.current = { isHeld, rows, wish };
  const { queryKey } = momentsQuery(wish);
  const key = JSON.stringify(queryKey);

  const look = useCallback(async (): Promise<void> => {
    const { wish: asked } = latest.current;
    const head = await fetchNewestMoments(asked);
    const { isHeld: still, rows: shown, wish: now } = latest.current;
    if (JSON.stringify(now) !== JSON.stringify(asked)) return;
    const known = new Set(shown.map(({ decision }) => decision));
    setWaiting(still ? countNew(shown, head.decisions) : 0);
    if (still) return;
    client.setQueryData<InfiniteData<DecisionList>>(momentsQuery(asked).queryKey, (before) => {
      if (before === undefined) return before;
      const pages = withNewest(before.pages, head);
      return { pages, pageParams: before.pageParams.slice(0, pages.length) };
    });
    const came = head.decisions.map(({ decision }) => decision).filter((id) => !known.has(id));
    if (came.length === 0 || shown.length === 0) return;
    setFresh((before) => new Set([...before, ...came]));
    setTimeout(() => setFresh((before) => new Set([...before].filter((id) => !came.includes(id)))), markMs);
  }, [client]);
  const lookQuietly = useCallback(() => look().catch(() => undefined), [look]);

  useLive({ topic: 'moments' }, lookQuietly);
  useEffect(() => {
    const timer = setInterval(() => void lookQuietly(), lookAgainMs);
    return () => clearInterval(timer);
  }, [lookQuietly]);
  // Whoever goes on, or asks for something else, sees what waited at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what is asked for.
  useEffect(() => {
    setWaiting(0);
    if (!isHeld && latest.current.rows.length > 0) void lookQuietly();
  }, [isHeld, key, lookQuietly]);
  return { isHeld, hold, waiting, isNew: ({ decision }: DecisionInList) => fresh.has(decision) };
}
