import {
  type AnswerOf,
  type Customer,
  LoyaltyApiError,
  LoyaltyClient,
  type Receipt,
  type Route,
  type TimelineEntry,
} from '@loyalty-loop/client';
import type { paths } from '../src/index.ts';

/*
 * What a program of somebody else's writes, under the strictest settings: the type check is the test. Each `@ts-expect-error` is a
 * mistake that must not compile.
 */

type Same<Left, Right> = (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false;
const isTrue = <T extends true>(_: T): void => {};

const loyalty = new LoyaltyClient({ address: 'http://127.0.0.1:4680', token: 'll_secret', writeKey: 'wk_1' });

export async function reads(signal: AbortSignal): Promise<void> {
  const customer = await loyalty.get('/v1/customers/{id}', { path: { id: 'p1042' }, signal });
  isTrue<Same<typeof customer, Customer>>(true);
  const spent: number | undefined = customer.stats.spent[0]?.amount;
  const { entries } = await loyalty.get('/v1/customers/{id}/timeline', {
    path: { id: 'p1042' },
    query: { kind: 'order', limit: spent ?? 5 },
  });
  isTrue<Same<typeof entries, TimelineEntry[]>>(true);
  const { results } = await loyalty.get('/v1/find', { query: { q: 'maya' } });
  for (const { why } of results) if (why.exact) return;
  const exported = await loyalty.get('/v1/export/people.ndjson');
  isTrue<Same<typeof exported, Response>>(true);
  const nothing = await loyalty.delete('/v1/tokens/{id}', { path: { id: 1 } });
  isTrue<Same<typeof nothing, undefined>>(true);
  isTrue<Same<AnswerOf<Route<'/v1/find', 'get'>>['took_ms'], number>>(true);
  isTrue<Same<paths['/v1/customers/{id}']['put'], undefined>>(true);
}

export async function changes(): Promise<void> {
  const { source, writeKey } = await loyalty.post('/v1/sources', { body: { name: 'Shop', channel: 'web', kind: 'sdk' } });
  await loyalty.patch('/v1/sources/{id}', { path: { id: source.id }, body: { enabled: writeKey === '' } });
  await loyalty.put('/v1/settings/{key}', { path: { key: 'words' }, body: { value: {}, reason: 'a hotel', version: 0 } });
}

export async function sends(): Promise<Receipt> {
  const unasked: Receipt | undefined = await loyalty.page({ userId: 'maya', name: 'Home' });
  await loyalty.batch([{ type: 'identify', userId: unasked?.receiptId ?? 'maya', traits: { plan: 'gold' } }]);
  return loyalty.track({ userId: 'maya', event: 'Order Completed', properties: { total: 42 } }, { receipt: true });
}

export async function follows(signal: AbortSignal): Promise<string | undefined> {
  for await (const { customer, at } of loyalty.live({ customer: 'p1042' }, { signal })) return customer ?? at;
  return undefined;
}

export function isGone(error: unknown): boolean {
  return error instanceof LoyaltyApiError && error.status === 404 && error.problems.every(({ at }) => at !== '');
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error there is no such address
  await loyalty.get('/v1/customer/{id}', { path: { id: 'p1' } });
  // @ts-expect-error the address has a name to fill in
  await loyalty.get('/v1/customers/{id}');
  // @ts-expect-error this address does not take a PUT
  await loyalty.put('/v1/customers/{id}', { path: { id: 'p1' } });
  // @ts-expect-error a number is asked for
  await loyalty.get('/v1/find', { query: { limit: 'five' } });
  // @ts-expect-error a reason has to be given
  await loyalty.post('/v1/customers/{id}/join', { path: { id: 'p1' }, body: { with: 'p2' } });
  // @ts-expect-error a track call says what happened
  await loyalty.track({ userId: 'maya' });
  // @ts-expect-error a customer or a topic, and only topics that there are
  loyalty.live({ topic: 'weather' });
  const { stats } = await loyalty.get('/v1/customers/{id}', { path: { id: 'p1' } });
  // @ts-expect-error nobody may be there to have been seen
  stats.lastSeen.slice(0, 10);
}
