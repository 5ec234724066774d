import { isIPv6 } from 'node:net';
import { hourMs, LimitReached, minuteMs, secondMs } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { countAttempt, forgetFailures, selectBlocked, takeBackAttempt } from './queries/throttle.ts';
import { hashToken } from './secret-token.ts';

// Five slips of the finger are human, and so is one every half hour.
const accountFailures = { free: 5, leakMs: 30 * minuteMs };
// An address may stand for a whole shop behind one router: thirty at once, one a minute for ever.
const addressFailures = { free: 30, leakMs: 1 * minuteMs };
const waitMsMin = 2 * secondMs;
// At one guess in five minutes a password of the least length outlives us all; longer would only lock out its owner.
const waitMsMax = 5 * minuteMs;
/** By then every failure has leaked away. */
export const failuresForgottenMs = 12 * hourMs;

/**
 * Counts an attempt to sign in as `account` from `address`; until `clearAttempt` says otherwise it counts as a failure.
 * @throws LimitReached `access.too_many_attempts` with the seconds to wait
 */
export async function countSignIn(sql: Sql, account: string, address: string, now: number): Promise<void> {
  const limits = [
    { key: accountKey(account), ...accountFailures },
    { key: addressKey(address), ...addressFailures },
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
  const keys = limits.map((limit) => limit.key);
  const params = [keys, limits.map(({ free }) => free), limits.map(({ leakMs }) => leakMs), now, waitMsMin, waitMsMax];
  const counted = await sql.query<{ key: string }>(countAttempt, params);
  if (counted.length === keys.length) return;
  const [blocked] = await sql.query<{ until: number | null }>(selectBlocked, [keys]);
  const seconds = Math.max(1, Math.ceil(((blocked?.until ?? now) - now) / secondMs));
  throw new LimitReached(
    'access.too_many_attempts',
    `too many failed attempts to sign in; wait ${seconds} seconds`,
    accountFailures.free,
    'failed attempts',
    seconds,
  );
}

/** The attempt was a success after all. */
export async function clearSignIn(sql: Sql, account: string, address: string): Promise<void> {
  await sql.query(forgetFailures, [accountKey(account)]);
  await sql.query(takeBackAttempt, [addressKey(address)]);
}

/** A secret that nobody was given came from `address`: like a failed sign-in, beyond some of them it has to wait. */
export async function countGuess(sql: Sql, address: string, now: number): Promise<void> {
  const { free, leakMs } = addressFailures;
  await sql.query(countAttempt, [[guessKey(address)], [free], [leakMs], now, waitMsMin, waitMsMax]);
}

/** @throws LimitReached `access.too_many_attempts` while an address has to wait after too many guesses */
export async function requireNoWait(sql: Sql, address: string, now: number): Promise<void> {
  const [blocked] = await sql.query<{ until: number | null }>(selectBlocked, [[guessKey(address)]]);
  const seconds = Math.ceil(((blocked?.until ?? now) - now) / secondMs);
  if (seconds <= 0) return;
  const message = `too many links that nobody was given; wait ${seconds} seconds`;
  throw new LimitReached('access.too_many_attempts', message, addressFailures.free, 'guesses', seconds);
}

/** Apart from sign-ins: who mistypes a password does not close her customers' doors, nor the other way round. */
function guessKey(address: string): string {
  return `guess:${addressKey(address)}`;
}

/** Hashed: people type their password into the wrong field, and it must not end up in a table. */
function accountKey(account: string): string {
  return `account:${hashToken(account).toString('base64url')}`;
}

/** One IPv6 customer has a whole /64, so the addresses of one count as one. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return `address:${mapped ?? address}`;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `address:${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
