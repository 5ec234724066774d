import { useCallback, useSyncExternalStore } from 'react';

interface Watched {
  readonly list: MediaQueryList;
  readonly tell: Set<() => void>;
}

// One watcher a query, which tells all at once: a page has some hundred parts that ask, and each told by itself would be drawn by itself.
const watched = new Map<string, Watched>();

function watchedBy(query: string): Watched {
  const known = watched.get(query);
  if (known !== undefined) return known;
  const made: Watched = { list: window.matchMedia(query), tell: new Set() };
  made.list.addEventListener('change', () => {
    for (const one of made.tell) one();
  });
  watched.set(query, made);
  return made;
}

/** Whether a media query holds, for as long as it is asked. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (tell: () => void) => {
      const all = watchedBy(query).tell;
      all.add(tell);
      return () => void all.delete(tell);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => watchedBy(query).list.matches);
}
