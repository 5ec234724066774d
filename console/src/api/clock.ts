import { queryOptions } from '@tanstack/react-query';
import type { ClockState } from './contract.ts';
import { get, put } from './request.ts';
import { RequestFailed } from './request-failed.ts';

/** The demonstration clock; null where it is off, which is everywhere but in a demonstration. */
export const clockQuery = queryOptions({
  queryKey: ['clock'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<ClockState | null> => {
    try {
      const clock = await get<ClockState>('/v1/clock', {}, signal);
      return clock.movable || clock.offsetMs !== 0 ? clock : null;
    } catch (error) {
      if (error instanceof RequestFailed && (error.kind === 'notFound' || error.kind === 'notAllowed')) return null;
      throw error;
    }
  },
});

export const moveClock = (change: { offsetMs: number } | { at: string }) => put<ClockState>('/v1/clock', change);
