import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { parseInstant } from '../../foundation/index.ts';
import { decisionsOfPeople } from '../queries/decision.ts';
import { askedAsOf } from './asked-as.ts';
import type { DecisionRecord } from './decision-record.ts';
import { decisionTable } from './decision-table.ts';
import { decisionsAbout } from './read-decisions.ts';
import { encodeRecord } from './record-text.ts';

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({ warehouseTables: [decisionTable] });
});
afterAll(() => engines.close());

const at = parseInstant('2026-11-22T12:00:00Z') as number;
const record = { known: [], rejected: [], versions: { beliefs: 0, content: [] } } as unknown as DecisionRecord;
const device = { namespace: 'anonymous_id', value: 'new-here' };

it('finds in the warehouse what was decided for her, also before she was known, and nothing by what others share', async () => {
  const { warehouse } = engines;
  const rows = [
    { identifier_id: 7, message_id: 'known', asked_as: '' },
    { identifier_id: 0, message_id: 'first', asked_as: askedAsOf(device) },
    { identifier_id: 0, message_id: 'another', asked_as: askedAsOf({ ...device, value: 'another' }) },
    { identifier_id: 0, message_id: 'nobody', asked_as: '' },
  ];
  const lines = rows.map((row, place) =>
    JSON.stringify({
      ...row,
      time: `2026-11-22 12:00:00.00${place}`,
      source_id: 1,
      body: encodeRecord({ ...record, id: row.message_id, at: at + place }),
    }),
  );
  await warehouse.insert('decision', lines.join('\n'), 'decided');
  const about = async (isDeviceShared: boolean) => {
    const identifiers = [
      { id: 7, namespace: 'user_id', value: 'nia', shared: false },
      { id: 8, ...device, shared: isDeviceShared },
    ];
    const found = await decisionsAbout(warehouse, [], { id: 7, identifiers }, { before: at + 100, limit: 10 });
    return found.map(({ id }) => id);
  };
  expect(await about(false)).toEqual(['first', 'known']);
  expect(await about(true)).toEqual(['known']);
});

it('passes over what was decided for others whom nobody knew, to find what was decided for her before she was known', async () => {
  const { warehouse } = engines;
  const others = Array.from({ length: 40_000 }, (_, place) =>
    JSON.stringify({
      ...{ identifier_id: 0, message_id: `other-${place}`, asked_as: askedAsOf({ ...device, value: `other-${place}` }) },
      ...{ time: `2026-10-01 12:${String(Math.trunc(place / 1_000)).padStart(2, '0')}:00`, source_id: 1, body: '' },
    }),
  );
  await warehouse.insert('decision', others.join('\n'), 'others');
  const values = { identifiers: [7], askedAs: [askedAsOf({ ...device, value: 'other-12345' })], before: at, limit: 10 };
  const plan = await warehouse.query<{ explain: string }>(`EXPLAIN indexes = 1 ${decisionsOfPeople}`, values);
  const text = plan.map(({ explain }) => explain.trim()).join('\n');
  const [, read, whole] = /Name: asked_as\n(?:.+\n)*?Granules: (\d+)\/(\d+)/.exec(text) ?? [];
  expect(Number(whole), text).toBeGreaterThanOrEqual(4);
  expect(Number(read), text).toBe(1);
});
