import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { dayMs, fixedClock, parseInstant } from '../../foundation/index.ts';
import { migrations } from '../tables.ts';
import { decisionTable } from './decision-table.ts';
import { forgetDecisions, startForgetting } from './forget-decisions.ts';

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({ migrations, warehouseTables: [decisionTable] });
});
afterAll(() => engines.close());

const at = (text: string): number => parseInstant(text) as number;
const days = ['2025-08-03', '2025-09-30', '2025-10-18', '2025-10-20', '2026-11-22'].map((day) => `${day}T12:00:00Z`);

async function made(): Promise<void> {
  const { postgres, warehouse } = engines;
  const lines = days.map((time, place) =>
    JSON.stringify({ identifier_id: 7, time: time.slice(0, 19).replace('T', ' '), source_id: 1, message_id: `d${place}`, body: '{}' }),
  );
  await warehouse.insert('decision', lines.join('\n'), `made ${Math.random()}`);
  for (const [place, time] of days.entries()) {
    await postgres.query(
      "INSERT INTO decision_outcome (decision, item, decided_at, place, propensity, features, chances, chosen_by) VALUES ($1, 'a', $2, 'home', 1, '{}', '{}', 'learned')",
      [`d${place}`, at(time)],
    );
    await postgres.query(
      "INSERT INTO decision_override (identifier_id, place, item, decision, made_by, made_at, reason, ended_at) VALUES (7, $1, 'a', 'd', 'Ana', $2, 'because', $3)",
      [`place ${place}`, at(time), place === 0 ? null : at(time)],
    );
  }
}

const left = async () => ({
  log: (await engines.warehouse.query<{ message_id: string }>('SELECT message_id FROM decision ORDER BY time')).map(
    (row) => row.message_id,
  ),
  outcomes: (await engines.postgres.query<{ decision: string }>('SELECT decision FROM decision_outcome ORDER BY 1')).map(
    (row) => row.decision,
  ),
  overrides: (await engines.postgres.query<{ place: string }>('SELECT place FROM decision_override ORDER BY 1')).map((row) => row.place),
});

test('forgets whole months of the log, and outcomes and ended overrides by the day; by itself too, and again without harm', async () => {
  await made();
  const { postgres, warehouse } = engines;
  const before = at('2025-10-19T12:00:00Z');
  expect(await forgetDecisions(engines, before)).toEqual([202508, 202509]);
  const kept = { log: ['d2', 'd3', 'd4'], outcomes: ['d3', 'd4'], overrides: ['place 0', 'place 3', 'place 4'] };
  expect(await left()).toEqual(kept);
  expect(await forgetDecisions(engines, before)).toEqual([]);
  const onProblem = (message: string, error?: unknown) => {
    throw new Error(message, { cause: error });
  };
  const stop = startForgetting({ postgres, warehouse, clock: fixedClock(before + 430 * dayMs), keptDays: () => 400, onProblem });
  await stop();
  expect(await left()).toEqual({ log: ['d4'], outcomes: ['d4'], overrides: ['place 0', 'place 4'] });
});
