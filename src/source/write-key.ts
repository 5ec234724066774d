import { hash, randomBytes } from 'node:crypto';

// 256 bits: beyond guessing, so one round of SHA-256 is enough to store it.
const keyBytes = 32;
const keyPrefix = 'wk_';
// Enough to tell one's own keys apart in a list, far too little to guess the rest from.
const shownCharacters = 6;

/** A write key to hand out once; only its hash is kept. No colon in it: several SDKs cut keys there. */
export function newWriteKey(): { key: string; prefix: string } {
  const key = keyPrefix + randomBytes(keyBytes).toString('base64url');
  return { key, prefix: key.slice(0, keyPrefix.length + shownCharacters) };
}

/** SHA-256 in hexadecimal: how keys are stored and looked up. */
export function hashWriteKey(key: string): string {
  return hash('sha256', key, 'hex');
}
