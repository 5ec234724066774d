import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { cdnow } from './cdnow.ts';
import { groupLines, type RetailLine } from './group-retail-lines.ts';
import { missingData, openRecipe, publicDataFolder, recipeNamed, recipes } from './index.ts';
import { eventsOf, onlineRetail } from './online-retail.ts';

const dataFolder = publicDataFolder(process.env);
const workFolder = mkdtempSync(join(tmpdir(), 'recipes-'));
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

/** Skips with the sentence that a user would read. */
function onlyWithData(name: string): (title: string, run: () => Promise<void>, timeout?: number) => void {
  const missing = missingData(recipeNamed(name) ?? cdnow, dataFolder);
  return missing === undefined ? it : (title) => it.skip(`${title} (${missing})`, () => undefined);
}

describe('recipes', () => {
  it('are found by name, and each says where its data can be had', () => {
    for (const recipe of recipes) {
      expect(recipeNamed(recipe.name)).toBe(recipe);
      expect(missingData(recipe, '/nowhere')).toContain(recipe.origin);
      expect(recipe.source.marketingOwner).not.toBe('');
    }
    expect(recipeNamed('unheard of')).toBeUndefined();
  });

  it('say what is missing instead of failing', async () => {
    await expect(openRecipe(cdnow, '/nowhere', workFolder)).resolves.toEqual({ missing: expect.stringContaining('LOYALTY_DATA') });
  });

  it('give each shop’s customers names of their own', () => {
    expect(JSON.stringify(cdnow.mapping)).toContain('cdnow-{');
    const [event] = eventsOf({ number: '1', customer: '12346', time: 0, isRefund: false, country: 'Malta', lines: [], total: 0 });
    expect(event).toMatchObject({ userId: 'retail-12346' });
  });
});

describe('CDNOW', () => {
  onlyWithData('cdnow')('has the purchases, people and sum that are published', async () => {
    const people = new Set<string>();
    let rows = 0;
    let cents = 0;
    let firstDay = '9';
    let lastDay = '0';
    for await (const line of createInterface({ input: createReadStream(join(dataFolder, cdnow.needs[0] as string)) })) {
      const [customer, day, , dollars] = line.trim().split(/\s+/) as [string, string, string, string];
      if (customer === 'customer_id') continue;
      rows++;
      people.add(customer);
      cents += Math.round(Number(dollars) * 100);
      if (day < firstDay) firstDay = day;
      if (day > lastDay) lastDay = day;
    }
    const { expectations } = cdnow;
    expect({ rows, people: people.size, total: cents / 100 }).toEqual({
      rows: expectations.rows,
      people: expectations.people,
      total: expectations.total,
    });
    expect([firstDay, lastDay]).toEqual(
      [expectations.firstTime, expectations.lastTime].map((time) => time.slice(0, 10).replaceAll('-', '')),
    );
  });
});

describe('Online Retail', () => {
  onlyWithData('online-retail')(
    'becomes orders and refunds that keep every line with a customer and every penny',
    async () => {
      const opened = await openRecipe(onlineRetail, dataFolder, workFolder);
      const path = 'path' in opened ? opened.path : '';
      const events = readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => ({ bytes: Buffer.byteLength(line), ...(JSON.parse(line) as RetailEvent) }));
      const { expectations } = onlineRetail;
      const completed = events.filter(({ event }) => event === 'Order Completed');
      const refunded = events.filter(({ event }) => event === 'Order Refunded');
      const pence = (list: RetailEvent[]) => list.reduce((sum, each) => sum + Math.round((each.properties.revenue ?? 0) * 100), 0);
      expect(events.length).toBe(expectations.rows);
      expect(completed.length).toBe(expectations.orders);
      expect(refunded.length).toBe(expectations.refunds);
      expect(new Set(events.map(({ userId }) => userId)).size).toBe(expectations.people);
      expect((pence(completed) - pence(refunded)) / 100).toBe(expectations.total);
      // 541,909 lines less 135,080 without a customer.
      expect(events.reduce((sum, { properties }) => sum + properties.products.length, 0)).toBe(406_829);
      expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);
      expect(Math.max(...events.map(({ bytes }) => bytes))).toBeLessThan(32 * 1024);
      const times = events.map(({ timestamp }) => timestamp).sort();
      expect([times[0], times.at(-1)]).toEqual([expectations.firstTime, expectations.lastTime]);
    },
    120_000,
  );

  const line = (more: Partial<RetailLine>): RetailLine => ({
    customer: '17850',
    time: Date.UTC(2011, 5, 1, 9, 30),
    invoice: undefined,
    stockCode: undefined,
    description: 'CREAM CUPID HEARTS COAT HANGER',
    quantity: 2,
    price: 2.75,
    country: 'United Kingdom',
    ...more,
  });

  it('takes one customer’s lines of one minute for an invoice where numbers are missing, and keeps what came back apart', () => {
    const orders = groupLines([
      line({}),
      line({ customer: '1' }),
      line({ quantity: -1 }),
      line({ price: 1.1 }),
      line({ customer: undefined }),
    ]);
    expect(orders.map(({ number, isRefund, total }) => ({ number, isRefund, total }))).toEqual([
      { number: '17850-201106010930', isRefund: false, total: 7.7 },
      { number: '1-201106010930', isRefund: false, total: 5.5 },
      { number: '17850-201106010930-back', isRefund: true, total: -2.75 },
    ]);
  });

  it('goes on with an invoice whose last lines have lost their number', () => {
    expect(groupLines([line({ invoice: '536365' }), line({})])).toMatchObject([{ number: '536365', lines: [{}, {}] }]);
  });

  it('spreads a very long invoice over several events without losing a product', () => {
    const [order] = groupLines(Array.from({ length: 450 }, (_, at) => line({ description: `thing ${at}` })));
    const events = eventsOf(order as NonNullable<typeof order>);
    expect(events.map((each) => each.event)).toEqual(['Order Completed', 'Order Updated', 'Order Updated']);
    expect(events.flatMap((each) => (each as unknown as RetailEvent).properties.products).length).toBe(450);
  });
});

interface RetailEvent {
  readonly event: string;
  readonly messageId: string;
  readonly userId: string;
  readonly timestamp: string;
  readonly properties: { readonly revenue?: number; readonly products: readonly unknown[] };
}
