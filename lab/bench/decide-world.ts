import { type Administrator, administratorOf, type Product, startProduct } from '../product.ts';
import { optionsFor, rulesFor } from './decide-catalogue.ts';
import { products, topics } from './decide-people.ts';
import { fillPeople } from './fill-people.ts';

/** A world for decisions in a data folder of its own: content, rules, audiences and people. */
export interface DecideWorldOptions {
  readonly dataDir: string;
  readonly people: number;
  /** Live audiences, the first six of which rules ask for. */
  readonly audiences: number;
  readonly options: number;
}

export interface DecideWorld {
  /** An API token of an administrator, for every product on this folder. */
  readonly token: string;
  readonly writeKey: string;
  /** Mean size of what is kept of a person, in bytes. */
  readonly summaryBytes: number;
}

interface SettingState {
  readonly version: number;
  readonly value: Record<string, object[]>;
}

/** Starts the product on an empty folder, sets the world up by its API, stops it, and writes the people. What follows starts a product on the folder. */
export async function prepareDecisions({ dataDir, people, audiences, options }: DecideWorldOptions): Promise<DecideWorld> {
  const product = await startProduct({ dataDir });
  let set: Omit<DecideWorld, 'summaryBytes'>;
  try {
    const administrator = administratorOf(product);
    const { writeKey } = await administrator.addSource('Site');
    await writeContent(administrator, options);
    const numbers = await makeAudiences(administrator, audiences);
    await changeSetting(administrator, 'decision.rules', () => ({ rules: rulesFor(numbers) }));
    const { token } = await administrator.request<{ token: string }>('POST', '/v1/tokens', { name: 'Bench', role: 'admin', days: 1 });
    set = { token, writeKey };
  } finally {
    await product.stop();
  }
  return { ...set, summaryBytes: await fillPeople(dataDir, people, Date.now()) };
}

const readingEveryMs = 2_000;

/** Resolves when the people of every audience are found: what people were written beside the product are looked at first. @throws Error after `msMax` */
export async function untilAudiencesStand(product: Product, msMax: number): Promise<void> {
  const administrator = administratorOf(product);
  const until = performance.now() + msMax;
  for (;;) {
    const { audiences } = await administrator.request<{
      audiences: readonly { readonly counting: boolean; readonly countedAt?: string }[];
    }>('GET', '/v1/audiences');
    if (audiences.every(({ counting, countedAt }) => !counting && countedAt !== undefined)) return;
    if (performance.now() > until) throw new Error(`the people of audiences were not found in ${msMax / 1000} s`);
    await new Promise((done) => setTimeout(done, readingEveryMs));
  }
}

async function writeContent(administrator: Administrator, count: number): Promise<void> {
  await changeSetting(administrator, 'content.tags', (standard) => ({
    ...standard,
    topics: topics.map((key) => ({ key, name: key, words: [key] })),
    products: products.map((key) => ({ key, name: key, numbers: [], nicknames: [] })),
  }));
  for (const { body, tags } of optionsFor(count)) {
    const { variants: _, ...written } = body;
    await administrator.request('POST', '/v1/content', { ...written, tags, state: 'active' });
  }
}

/** Audiences of every kind of condition, each a little different; answers their numbers. */
async function makeAudiences(administrator: Administrator, count: number): Promise<number[]> {
  const rules = [
    (at: number) => ({ did: 'Product Viewed', withinDays: 10 + at, min: 1 + (at % 3) }),
    (at: number) => ({
      all: [
        { trait: 'plan', is: ['gold'] },
        { trait: 'age', min: 20 + (at % 40) },
      ],
    }),
    (at: number) => ({ channel: 'web', minShare: 0.3 + (at % 60) / 100 }),
    (at: number) => ({ any: [{ permission: 'marketing' }, { measure: 'silentDays', min: 30 + at }] }),
    (at: number) => ({ all: [{ not: { permission: 'analysis' } }, { measure: 'knownDays', min: at }] }),
    (at: number) => ({ all: [{ measure: 'visitsSoFar', min: 1 + (at % 5) }, { not: { did: 'Order Completed', withinDays: 30, min: 1 } }] }),
  ] as const;
  const numbers: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const rule = rules[at % rules.length]?.(at);
    const body = { name: `Audience number ${at + 1}`, about: 'made for a measurement', purpose: 'advice', rule, reason: 'a measurement' };
    numbers.push((await administrator.request<{ id: number }>('POST', '/v1/audiences', body)).id);
  }
  return numbers;
}

async function changeSetting(administrator: Administrator, key: string, change: (value: SettingState['value']) => object): Promise<void> {
  const state = await administrator.request<SettingState>('GET', `/v1/settings/${key}`);
  await administrator.request('PUT', `/v1/settings/${key}`, {
    value: change(state.value),
    version: state.version,
    reason: 'a measurement',
  });
}
