import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { TimelinePage } from '../../api/contract.ts';
import { type LiveState, useLive } from '../../api/live.ts';
import { fetchTimelineHead, type TimelineFilter } from '../../api/people.ts';
import { withNewHead } from './timeline/timeline-head.ts';

/** Keeps a person's page in step: the record is fetched anew, and the newest page of each timeline that is on the screen. */
export function useLiveCustomer(id: string): LiveState {
  const client = useQueryClient();
  return useLive({ customer: id }, () => {
    void client.invalidateQueries({ queryKey: ['customer', id] });
    const timelines = client.getQueryCache().findAll({ queryKey: ['timeline'], type: 'active' });
    for (const { queryKey } of timelines) {
      const [, person, filter] = queryKey as [string, string, TimelineFilter];
      fetchTimelineHead(person, filter).then(
        (head) =>
          client.setQueryData<InfiniteData<TimelinePage>>(queryKey, (before) => {
            if (before === undefined) return before;
            const pages = withNewHead(before.pages, head);
            return { pages, pageParams: before.pageParams.slice(0, pages.length) };
          }),
        // What was missed is fetched with the rest, which is tried again as every page's fetch is.
        () => void client.invalidateQueries({ queryKey }),
      );
    }
  });
}
