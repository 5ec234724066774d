import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sendEvents } from '../bench/event-load.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { type Administrator, administratorOf, startProduct, untilSettled } from '../product.ts';
import {
  decide,
  type Listener,
  send,
  startListener,
  type Withdrawal,
  type WithdrawalContext,
  type Withdrawing,
  ways,
  withdraw,
} from './withdrawals.ts';

/*
 * No way round the gate, under load: people who allow marketing take it back while events pour in and decisions are asked for, in five ways. A second after
 * what they said is kept, no decision may choose an offer for them, nothing they do may go to a subscriber that works for marketing, and the message that
 * was planned before must not be sent. `--quick`: fewer people, fewer events.
 */
const quick = isQuick();
const people = quick ? 30 : 100;
const atOnce = 5;
const eventsPerSecond = quick ? 500 : 2_000;
const decisionsPerSecond = quick ? 20 : 50;
const loadPeople = quick ? 2_000 : 20_000;
const obeyMsMax = 1_000;
const settleMsMax = 120_000;
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `check-gate-${process.pid}`);
const offer = 'gate-check-offer';

interface SettingState {
  readonly version: number;
  readonly value: Record<string, object>;
}

/** An offer for those who allow marketing, an answer for everybody, and no hour at which messages wait. */
async function prepare(administrator: Administrator, listener: Listener): Promise<void> {
  const shared = { source: 'written in-house', rights: { holder: 'Larkfield' }, owner: 'Advice team', language: 'en' };
  const action = { label: 'Read on', address: 'https://shop.example/lamps' };
  const written = [
    {
      ...{
        ...shared,
        action,
        kind: 'offer',
        key: offer,
        title: 'A lamp with every bike',
        keyFact: 'There is a lamp with every bike this week.',
      },
      ...{
        purpose: 'marketing',
        isPromotion: true,
        fields: { benefit: 'A lamp with every bike', terms: 'While there are lamps.', code: 'LAMP' },
      },
    },
    {
      ...{
        ...shared,
        action,
        kind: 'answer',
        key: 'gate-check-answer',
        title: 'How to lock a bike',
        keyFact: 'Two locks are better than one.',
      },
      ...{
        purpose: 'service',
        isPromotion: false,
        fields: { question: 'How do I lock it?', answer: 'With two locks, through frame and wheel.' },
      },
    },
  ];
  for (const one of written)
    await administrator.request('POST', '/v1/content', { ...one, tags: [{ kind: 'stage', value: 'choose' }], state: 'active' });
  const { version, value } = await administrator.request<SettingState>('GET', '/v1/settings/gate.rules');
  const quietHours = { ...value.quietHours, channels: [], serviceChannels: [] };
  await administrator.request('PUT', '/v1/settings/gate.rules', {
    value: { ...value, quietHours },
    version,
    reason: 'a check at any hour',
  });
  await administrator.request('POST', '/v1/webhooks', {
    url: listener.url,
    description: 'works for marketing',
    events: ['Step'],
    purpose: 'marketing',
  });
}

const withdrawing = Array.from(
  { length: people },
  (_, place): Withdrawing => ({
    userId: `w${place}`,
    anonymousId: `w${place}-browser`,
    way: ways[place % ways.length] as Withdrawing['way'],
  }),
);

/** Everybody allows marketing and can be written to; her browser is known beside her account. */
async function introduce(context: WithdrawalContext): Promise<void> {
  const consent = { consent: { categoryPreferences: { marketing: true, personalization: true } } };
  for (const { userId, anonymousId } of withdrawing) {
    const traits = { email: `${userId}@larkfield.example`, firstName: userId, timezone: 'UTC' };
    await send(context, [
      { type: 'identify', userId, anonymousId, traits, context: consent },
      { type: 'page', name: 'Lamps', userId, anonymousId, context: consent },
      { type: 'track', event: 'Step', userId, properties: {} },
    ]);
  }
}

/** Decisions for others, at a steady rate, until told to stop. */
async function keepDeciding(context: WithdrawalContext, isOver: () => boolean): Promise<number> {
  let asked = 0;
  const pending = new Set<Promise<unknown>>();
  while (!isOver()) {
    const one = decide(context, `user-${(asked * 7919) % loadPeople}`).finally(() => pending.delete(one));
    pending.add(one);
    asked += 1;
    await new Promise((done) => setTimeout(done, 1_000 / decisionsPerSecond));
  }
  await Promise.all(pending);
  return asked;
}

async function withdrawAll(context: WithdrawalContext): Promise<Withdrawal[]> {
  const waiting = [...withdrawing];
  const results: Withdrawal[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await withdraw(context, next));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

mkdirSync(dataDir, { recursive: true });
const listener = await startListener();
const product = await startProduct({ dataDir, environment: { LOYALTY_ALLOW_PRIVATE_ADDRESSES: '1' } });
try {
  const administrator = administratorOf(product);
  const { writeKey } = await administrator.addSource('Gate check');
  const context: WithdrawalContext = { address: product.address, writeKey, administrator, offer };
  await prepare(administrator, listener);
  await introduce(context);
  await untilSettled(administrator, settleMsMax);
  let offered = 0;
  for (const { userId } of withdrawing) if ((await decide(context, userId)).includes(offer)) offered += 1;
  figure('offered_before', offered, 'people', people, 'atLeast');
  figure('told_before', new Set(listener.told.map(({ userId }) => userId)).size, 'people', people, 'atLeast');

  let isOver = false;
  const seconds = Math.ceil((people / atOnce) * 4.5) + 5;
  const load = sendEvents({ ...context, people: loadPeople, batchSize: 20, eventsPerSecond, seconds, run: 'load' });
  const deciding = keepDeciding(context, () => isOver);
  const results = await withdrawAll(context);
  isOver = true;
  const asked = await deciding;
  const { accepted, sent } = await load;
  process.stdout.write(`${accepted} of ${sent} events and ${asked} other decisions meanwhile\n`);
  report(results);
} finally {
  await product.stop();
  await listener.close();
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();

function report(results: readonly Withdrawal[]): void {
  for (const way of ways) {
    const own = results.filter((one) => one.way === way).map(({ obeyedAfterMs }) => Math.round(obeyedAfterMs));
    process.stdout.write(`${way}: obeyed after ${own.sort((left, right) => left - right).join(' ')} ms\n`);
  }
  const sum = (of: (one: Withdrawal) => number) => results.reduce((total, one) => total + of(one), 0);
  const obeyed = results.map(({ obeyedAfterMs }) => obeyedAfterMs).sort((left, right) => left - right);
  figure('withdrawals', results.length, 'people', people, 'atLeast');
  figure(
    'decisions_watched',
    sum(({ decisions }) => decisions),
    'decisions',
    people * 10,
    'atLeast',
  );
  figure(
    'decisions_with_offer_after',
    sum(({ late }) => late),
    'decisions',
    0,
    'atMost',
  );
  figure('obeyed_slowest', obeyed.at(-1) ?? Number.NaN, 'ms', obeyMsMax, 'atMost');
  const late = listener.told.filter(({ afterMs }) => afterMs !== undefined && afterMs > obeyMsMax);
  figure('handed_out_after', late.length, 'events', 0, 'atMost');
  figure('messages_judged', results.filter(({ message }) => message !== undefined).length, 'messages', people * 0.9, 'atLeast');
  figure(
    'messages_sent_after',
    results.filter(({ message }) => message === 'sent' || message === 'sending').length,
    'messages',
    0,
    'atMost',
  );
}
