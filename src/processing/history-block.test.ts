import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngines } from '../../test/engines.ts';
import { eventTable } from '../event/index.ts';
import { newUuid } from '../foundation/index.ts';
import { type HistoryRow, lineBeginning, lineOf, rowOf } from './history-block.ts';

let engines: Awaited<ReturnType<typeof testEngines>>;
beforeAll(async () => {
  engines = await testEngines({ warehouseTables: [eventTable] });
});
afterAll(() => engines.close());

const anyRow = fc.record({
  identifier_id: fc.nat(),
  time: fc.integer({ min: 0, max: 4e12 }),
  source_id: fc.nat(1_000),
  message_id: fc.string(),
  kind: fc.constant('track'),
  name: fc.oneof(fc.string(), fc.constant('","body":{')),
  channel: fc.constant('web'),
  received_at: fc.integer({ min: 1.6e12, max: 1.9e12 }),
  person_id: fc.nat(),
  revenue_minor: fc.integer(),
  currency: fc.constant('EUR'),
  body: fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value)),
});

it('reads back the row of every line', () => {
  fc.assert(
    fc.property(anyRow, (row) => {
      const line = lineOf(row);
      expect(line.endsWith('}\n')).toBe(true);
      expect(line.startsWith(lineBeginning(row.identifier_id))).toBe(true);
      expect(rowOf(line.trimEnd())).toEqual(row);
    }),
  );
});

it('reaches the warehouse with its body letter by letter', async () => {
  const rows: HistoryRow[] = fc.sample(anyRow, { numRuns: 300, seed: 7 }).map((row, index) => ({
    ...row,
    identifier_id: index,
    message_id: `m${index}`,
    received_at: 1_760_000_000_000,
    // A lone surrogate has no place in UTF-8: JSON.stringify writes it as an escape, which stays one.
    body: JSON.stringify({ ...(JSON.parse(row.body) as object), odd: '\ud800 "quoted" \\ \n é 日本 \u0000', deep: [[[{}]]], big: 1e300 }),
  }));
  await engines.warehouse.insert('event', rows.map(lineOf).join(''), newUuid());
  const kept = await engines.warehouse.query<{ identifier_id: number; body: string; name: string }>(
    'SELECT identifier_id, body, name FROM event ORDER BY identifier_id',
  );
  expect(kept.map(({ body }) => body)).toEqual(rows.map(({ body }) => body));
});
