import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Administrator } from '../product.ts';

/** A person who takes back what she allowed, and how. */
export interface Withdrawing {
  readonly userId: string;
  readonly anonymousId: string;
  readonly way: (typeof ways)[number];
}

/** Ways in which people take something back: told by a page, by an unsubscription in another browser, to an employee, by the relationship they choose. */
export const ways = ['page', 'preference', 'otherBrowser', 'desk', 'relationship'] as const;

/** What came of one withdrawal; times in milliseconds. */
export interface Withdrawal {
  readonly way: Withdrawing['way'];
  /** From the answer that says it is kept to the asking of the last decision that did not yet obey; 0 when the first one did. */
  readonly obeyedAfterMs: number;
  readonly decisions: number;
  /** Decisions that still chose the offer though they were asked for a second after the answer. */
  readonly late: number;
  /** What became of the message that was planned before; undefined where it was due within a second of the answer. */
  readonly message: string | undefined;
}

export interface WithdrawalContext {
  readonly address: string;
  readonly writeKey: string;
  readonly administrator: Administrator;
  readonly offer: string;
}

// A withdrawal has to hold within this long of its acknowledgement.
const graceMs = 1_000;
const watchMs = 3_000;
// Planned so long ahead that on a busy machine too the withdrawal is kept a second before.
const plannedAheadMs = 2_500;
const everyMs = 60;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export async function send(
  { address, writeKey }: Pick<WithdrawalContext, 'address' | 'writeKey'>,
  batch: readonly object[],
): Promise<void> {
  const response = await fetch(`${address}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({ batch, sentAt: new Date().toISOString() }),
  });
  if (!response.ok) throw new Error(`events were answered with ${response.status}`);
  await response.arrayBuffer();
}

/** The keys that a decision on the web chooses for somebody. */
export async function decide({ administrator }: WithdrawalContext, userId: string): Promise<readonly string[]> {
  const body = { userId, channel: 'web', place: 'home', limit: 5, explain: false };
  const { choices } = await administrator.request<{ choices: { key: string }[] }>('POST', '/v1/moments/decide', body);
  return choices.map(({ key }) => key);
}

/** One person takes back what she allowed while a message to her waits, and is then decided for again and again. */
export async function withdraw(context: WithdrawalContext, person: Withdrawing): Promise<Withdrawal> {
  const { administrator } = context;
  const wish = {
    userId: person.userId,
    channel: 'email',
    purpose: 'marketing',
    isPromotion: true,
    text: 'Lamps for every bike',
    subject: 'Lamps',
  };
  const dueAt = performance.now() + plannedAheadMs;
  const at = new Date(Date.now() + plannedAheadMs).toISOString();
  const planned = await administrator.request<{ messages: { id: string }[] }>('POST', '/v1/messages', { ...wish, at });
  await takeBack(context, person);
  const keptAt = performance.now();
  let obeyedAfterMs = 0;
  let askedAfterMs = 0;
  let decisions = 0;
  let late = 0;
  for (let step = 0; performance.now() - keptAt < watchMs || askedAfterMs < graceMs; step += 1) {
    askedAfterMs = performance.now() - keptAt;
    const keys = await decide(context, person.userId);
    decisions += 1;
    if (keys.includes(context.offer)) {
      obeyedAfterMs = askedAfterMs;
      if (askedAfterMs > graceMs) late += 1;
    }
    // What she goes on doing must not be handed to who works for marketing.
    if (step % 5 === 0)
      await send(context, [{ type: 'track', event: 'Step', userId: person.userId, properties: { afterMs: performance.now() - keptAt } }]);
    await pause(everyMs);
  }
  const id = planned.messages[0]?.id ?? '';
  const { state } = await administrator.request<{ state: string }>('GET', `/v1/messages/${id}`);
  const message = keptAt + graceMs < dueAt ? state : undefined;
  return { way: person.way, obeyedAfterMs, decisions, late, message };
}

async function takeBack(context: WithdrawalContext, { userId, anonymousId, way }: Withdrawing): Promise<void> {
  const consent = { consent: { categoryPreferences: { marketing: false } } };
  if (way === 'page') await send(context, [{ type: 'page', name: 'Privacy', userId, context: consent }]);
  if (way === 'preference') await send(context, [{ type: 'track', event: 'Consent Preference Updated', userId, context: consent }]);
  if (way === 'otherBrowser') await send(context, [{ type: 'track', event: 'User Unsubscribed', anonymousId }]);
  if (way === 'relationship') {
    await send(context, [{ type: 'track', event: 'Relationship Chosen', userId, properties: { relationship: 'leave me be' } }]);
  }
  if (way !== 'desk') return;
  const { id } = await context.administrator.request<{ id: string }>('GET', `/v1/customers/by/user_id/${userId}`);
  const said = [{ purpose: 'marketing', granted: false }];
  await context.administrator.request('PUT', `/v1/customers/${id}/permissions`, { said, channel: 'phone' });
}

/** A subscriber outside that notes whose steps it was told of, and when. */
export interface Listener {
  readonly url: string;
  readonly told: { readonly userId: string; readonly afterMs: number | undefined; readonly at: number }[];
  close(): Promise<void>;
}

export async function startListener(): Promise<Listener> {
  const told: Listener['told'] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { userId?: string; properties?: { afterMs?: number } } };
      told.push({ userId: data.userId ?? '', afterMs: data.properties?.afterMs, at: performance.now() });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/steps`,
    told,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
