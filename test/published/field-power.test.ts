import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { publicDataFolder } from '../../lab/recipes/index.ts';
import { type FieldPower, type FieldValue, measureFields } from '../../src/value/index.ts';
import { isDataThere, skippedWithout, textOf } from './public-data.ts';

// Known of both tables: what a published model reaches on them, which columns are worthless, and which leaks.

function columnsOf(text: string): Map<string, string[]> {
  const [heading = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return new Map(heading.map((name, at) => [name, rows.map((row) => row[at] as string)]));
}

function measured(text: string, outcome: string, more: Record<string, (person: number) => FieldValue> = {}) {
  const columns = columnsOf(text);
  const came = Uint8Array.from(columns.get(outcome) ?? [], (value) => (/^yes$/i.test(value) ? 1 : 0));
  columns.delete(outcome);
  const added = Object.entries(more).map(([name, valueFor]) => ({ name, values: Array.from(came, (_, person) => valueFor(person)) }));
  const report = measureFields(
    { outcome: came, columns: [...[...columns].map(([name, values]) => ({ name, values })), ...added] },
    { isTimeKnown: false },
  );
  return { report, field: Object.fromEntries(report.fields.map((one): [string, FieldPower] => [one.name, one])) };
}

/** Numbers that say nothing, the same at every run (Park & Miller 1988). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

it.skipIf(!isDataThere)(skippedWithout('on the telephone customers contracts matter, numbers and colours drawn at random do not'), () => {
  const more = Object.fromEntries(
    Array.from({ length: 20 }, (_, seed) => {
      const next = chance(seed + 1);
      return [`random ${seed}`, () => (seed % 2 === 0 ? next() : `colour ${Math.floor(next() * 8)}`)];
    }),
  );
  const { report, field } = measured(textOf('telco-churn', 'Telco-Customer-Churn.csv'), 'Churn', more);
  expect([report.people, report.outcomes]).toEqual([7_043, 1_869]);
  for (const [name, { area, verdict }] of Object.entries(field)) {
    if (name.startsWith('random')) expect([Math.abs(area - 0.5) <= 0.02, verdict]).toEqual([true, 'noPower']);
  }
  expect(field.customerID).toMatchObject({ kind: 'identifier', verdict: 'noPower' });
  expect(field.gender?.verdict).toBe('noPower');
  expect(field.Contract).toMatchObject({ verdict: 'predicts' });
  expect(field.Contract?.low).toBeGreaterThan(0.72);
  expect(field.TotalCharges?.alike).toBe('tenure');
  // Logistic regressions and boosted trees are reported at 0.84 to 0.85.
  expect(report.together?.area).toBeGreaterThan(0.838);
  expect(report.together?.area).toBeLessThan(0.855);
  expect(Object.values(field).some(({ suspicion }) => suspicion !== undefined)).toBe(false);
});

it.skipIf(!isDataThere)(skippedWithout('on the telephone calls of a bank how long they talked is marked as known only afterwards'), () => {
  const text = gunzipSync(readFileSync(join(publicDataFolder(process.env), 'bank-marketing', 'bank-full.csv.gz'))).toString('utf8');
  const { report, field } = measured(text, 'deposit');
  expect(report.people).toBe(45_211);
  expect(Object.entries(field).flatMap(([name, { suspicion }]) => (suspicion === undefined ? [] : [name]))).toEqual(['duration']);
});
