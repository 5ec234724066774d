import { createHash, randomBytes } from 'node:crypto';

// 256 bits: beyond guessing, so one round of SHA-256 is enough to store it.
const tokenBytes = 32;
export const apiTokenPrefix = 'll_';
export const ownSpacePrefix = 'os_';
// Enough to tell one's own tokens apart in a list, far too little to guess the rest from.
const shownCharacters = 6;

/** A secret to hand out once; only its hash is kept. */
export function newSecretToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function newApiToken(): { token: string; prefix: string } {
  const token = apiTokenPrefix + newSecretToken();
  return { token, prefix: token.slice(0, apiTokenPrefix.length + shownCharacters) };
}

export function newOwnSpaceToken(): string {
  return ownSpacePrefix + newSecretToken();
}
