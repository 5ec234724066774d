import { QueryClient } from '@tanstack/react-query';
import { RequestFailed } from '../api/request-failed.ts';

// A server that restarts is back within a few seconds; after that the person should know.
const retriesMax = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 5 * 60_000,
      networkMode: 'always',
      retry: (count, error) =>
        count < retriesMax && error instanceof RequestFailed && (error.kind === 'offline' || error.kind === 'unavailable'),
      retryDelay: (count, error) =>
        (error instanceof RequestFailed && error.retryAfterSeconds !== undefined ? error.retryAfterSeconds : count + 1) * 1_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
