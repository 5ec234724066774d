import { useEffect, useRef, useState } from 'react';
import { markMs } from '../use-customer-changes.ts';

/** Whether what is said of the same `subject` has changed under the reader's eyes in the last seconds. */
export function useJustChanged(subject: string, said: string): boolean {
  const before = useRef({ subject, said });
  const [isChanged, setChanged] = useState(false);
  useEffect(() => {
    const { subject: earlierSubject, said: earlier } = before.current;
    before.current = { subject, said };
    if (earlierSubject !== subject) setChanged(false);
    if (earlierSubject !== subject || earlier === said) return;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), markMs);
    return () => clearTimeout(timer);
  }, [subject, said]);
  return isChanged;
}
