import { useEffect, useState } from 'react';

// Between two letters of a quick typist; the letters themselves never wait.
const settleMs = 70;

/** The value as it was once typing paused for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
