import { createHash } from 'node:crypto';
import type { Identifier } from '../../identity/index.ts';

// 96 bits: among a billion names no two are alike.
const lengthMax = 16;

/**
 * The name by which somebody was asked for whom nobody knew yet, so that the decision is found when she has become known by it. A digest: of who never
 * becomes known, the log holds no name. Pure.
 */
export function askedAsOf({ namespace, value }: Identifier): string {
  return createHash('sha256').update(`${namespace}\u0000${value}`).digest('base64url').slice(0, lengthMax);
}
