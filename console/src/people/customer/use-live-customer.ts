import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { TimelinePage } from '../../api/contract.ts';
import { useLive } from '../../api/live.ts';
import type { LiveState } from '../../api/live-stream.ts';
import { paced } from '../../api/paced.ts';
import { fetchTimelineHead, type TimelineFilter } from '../../api/people.ts';
import { useMay } from '../../app/use-session.ts';
import { withNewHead } from './timeline/timeline-head.ts';

// What follows from what happened is worked out meanwhile, and is told by further changes.
const rest = { afterMs: 300, everyMs: 1_000 };

/**
 * Keeps a person's page in step: who she is and what happened first (the record, and the newest page of each timeline that is on the screen), then what follows
 * from it, at most once a second.
 */
export function useLiveCustomer(id: string): LiveState {
  const client = useQueryClient();
  const mayDecide = useMay('identity.decide');
  const others = useMemo(
    () => paced(() => client.invalidateQueries({ queryKey: ['customer', id], predicate: isNoRecord }), rest),
    [client, id],
  );
  useEffect(() => others.cancel, [others]);
  useLive(mayDecide ? { topic: 'joins' } : undefined, () => client.invalidateQueries({ queryKey: ['joins', 'of', id] }));
  return useLive({ customer: id }, async () => {
    others.ask();
    const timelines = client.getQueryCache().findAll({ queryKey: ['timeline'], type: 'active' });
    await Promise.all([
      client.invalidateQueries({ queryKey: ['customer', id], exact: true }),
      ...timelines.map(async ({ queryKey }) => {
        const [, person, filter] = queryKey as [string, string, TimelineFilter];
        try {
          const head = await fetchTimelineHead(person, filter);
          client.setQueryData<InfiniteData<TimelinePage>>(queryKey, (before) => {
            if (before === undefined) return before;
            const pages = withNewHead(before.pages, head);
            return { pages, pageParams: before.pageParams.slice(0, pages.length) };
          });
        } catch {
          // What was missed is fetched with the rest, which is tried again as every page's fetch is.
          await client.invalidateQueries({ queryKey });
        }
      }),
    ]);
  });
}

const isNoRecord = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => queryKey.length > 2;
