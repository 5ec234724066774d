import { useEffect, useRef, useState } from 'react';
import type { TimelineEntry } from '../../../api/contract.ts';
import { arrivedEntries } from './timeline-items.ts';

const markMs = 8_000;

/** Entries that came in while the list was open; another `view` (person, filter) starts afresh. */
export function useArrived(entries: TimelineEntry[] | undefined, view: string): ReadonlySet<string> {
  const before = useRef<{ view: string; entries: TimelineEntry[] } | undefined>(undefined);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (entries === undefined) return;
    const ids = before.current?.view === view ? arrivedEntries(before.current.entries, entries) : [];
    before.current = { view, entries };
    if (ids.length === 0) return;
    setArrived((earlier) => new Set([...earlier, ...ids]));
    const timer = setTimeout(() => setArrived((now) => new Set([...now].filter((id) => !ids.includes(id)))), markMs);
    return () => clearTimeout(timer);
  }, [entries, view]);
  return arrived;
}
