import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { Customer } from '../../api/contract.ts';
import { changedKeys, marksOf } from './change-marks.ts';

// Long enough to look up from the customer in front of one; then the page is calm again.
export const markMs = 8_000;

/** The parts of this person's page that have changed under the reader's eyes in the last seconds. */
export function useCustomerChanges(customer: Customer | undefined): ReadonlySet<string> {
  const before = useRef<Map<string, string> | undefined>(undefined);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (customer === undefined) return;
    const marks = marksOf(customer);
    const keys = before.current === undefined ? [] : changedKeys(before.current, marks);
    // Another person's page is no change.
    const same = before.current?.get('person') === marks.get('person');
    before.current = marks;
    if (keys.length === 0 || !same) return;
    setChanged((earlier) => new Set([...earlier, ...keys]));
    const timer = setTimeout(() => setChanged((now) => new Set([...now].filter((key) => !keys.includes(key)))), markMs);
    return () => clearTimeout(timer);
  }, [customer]);

  return changed;
}

export const ChangedContext = createContext<ReadonlySet<string>>(new Set());

/** Whether one part, by its key in `marksOf`, has just changed. */
export function useChanged(): (key: string) => boolean {
  const changed = useContext(ChangedContext);
  return (key) => changed.has(key);
}
