import { BoundedCache } from './bounded-cache.ts';

// A firm has some hundred names of events; what a program makes up must not fill the memory.
const keys = new BoundedCache<string, string>(10_000);

/** The form in which names of events are compared: `Order Completed`, `order_completed` and `orderCompleted` are one: letters and digits in lower case. Pure but for remembering. */
export function nameKey(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    key = name.toLowerCase().replace(/[^a-z0-9]/g, '');
    keys.set(name, key);
  }
  return key;
}
