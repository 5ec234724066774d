/**
 * A 53-bit hash of a text that is the same on every machine and in every release (cyrb53, public domain): it decides which names are
 * kept when a list is full, and makes short keys. Not for secrets.
 */
export function stableHash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/**
 * A 31-bit hash of a text (FNV-1a with a final mix), continued from `seed`: a key among the few devices of one person, where two of
 * 32 collide once in four million people.
 */
export function smallHash(text: string, seed = 2166136261): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return (hash ^ (hash >>> 13)) & 0x7fffffff;
}

/** Order of two texts by their UTF-16 units: the same everywhere, unlike an order of a language. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
