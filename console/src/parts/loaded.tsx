import type { ReactNode } from 'react';
import { Problem } from './problem.tsx';
import { Skeleton } from './skeleton.tsx';

interface LoadedProps<Data> {
  query: { data: Data | undefined; error: Error | null; refetch: () => Promise<unknown> };
  /** Lines of the outline while the answer is on its way. */
  lines?: number;
  children: (data: Data) => ReactNode;
}

/**
 * The three states of everything that is fetched: what came, its outline while it comes, what went wrong. Old data stays on the
 * screen when a later look fails: the banner above the page says that it may be old (stale-banner.tsx).
 */
export function Loaded<Data>({ query, lines = 8, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} height={28} />;
}
