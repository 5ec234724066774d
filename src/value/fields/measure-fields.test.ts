import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldTable, FieldValue } from './field-table.ts';
import { type FieldPower, holm, measureFields } from './measure-fields.ts';

/** Numbers from 0 up to 1, the same at every run (Park & Miller 1988). */
function numbers(seed: number): () => number {
  let state = (seed * 48_271 + 11) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function tableOf(
  people: number,
  seed: number,
  columns: Record<string, (came: boolean, person: number, next: () => number) => FieldValue>,
  rate = 0.26,
): FieldTable {
  const next = numbers(seed);
  const outcome = Uint8Array.from({ length: people }, () => (next() < rate ? 1 : 0));
  return {
    outcome,
    columns: Object.entries(columns).map(([name, valueFor]) => ({
      name,
      values: Array.from(outcome, (came, person) => valueFor(came === 1, person, next)),
    })),
  };
}

function byName(table: FieldTable, isTimeKnown = true): Record<string, FieldPower> {
  return Object.fromEntries(measureFields(table, { isTimeKnown }).fields.map((field) => [field.name, field]));
}

const shoes = ['red', 'green', 'blue', 'white', 'black', 'brown', 'grey'];
const nothing = {
  'shoe colour': (_: boolean, __: number, next: () => number) => shoes[Math.floor(next() * shoes.length)],
  'lucky number': (_: boolean, __: number, next: () => number) => next(),
  coin: (_: boolean, __: number, next: () => number) => next() < 0.5,
};

describe('what says nothing', () => {
  it('lands at one half, whatever it looks like, for every seed', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      for (const field of Object.values(byName(tableOf(7_000, seed, nothing)))) {
        expect(Math.abs(field.area - 0.5), `${field.name}, seed ${seed}`).toBeLessThanOrEqual(0.02);
        expect(field.verdict).toBe('noPower');
        expect(field.high - field.low).toBeGreaterThan(0.02);
      }
    }
  });

  it('is called powerful no more often than one table in twenty', () => {
    let alarms = 0;
    const tables = 120;
    for (let seed = 1; seed <= tables; seed += 1) {
      const fields = Object.values(byName(tableOf(600, 1000 + seed, nothing)));
      if (fields.some(({ verdict }) => verdict === 'predicts' || verdict === 'addsNothing')) alarms += 1;
    }
    // Six are to be expected at the most; eleven would come by chance once in fifty times.
    expect(alarms).toBeLessThanOrEqual(11);
  });

  it('is what names people: unique texts are not perfect, they are nothing', () => {
    const { email } = byName(tableOf(2_000, 3, { email: (_, person) => `p${person}@example.com` }));
    expect(email).toMatchObject({ kind: 'identifier', verdict: 'noPower', area: 0.5 });
  });
});

describe('what matters', () => {
  const table = tableOf(4_000, 5, {
    plan: (came, _, next) => (next() < (came ? 0.6 : 0.2) ? 'monthly' : 'yearly'),
    'plan again': (came) => (came ? 'x' : 'y'),
    age: (came, _, next) => Math.round(40 + 30 * (next() - 0.5) + (came ? 6 : 0)),
    'answered survey': (came, _, next) => (next() < (came ? 0.15 : 0.45) ? 5 : undefined),
    colour: nothing['shoe colour'],
  });
  const outcome = table.outcome;
  const plan = table.columns[0] as FieldTable['columns'][number];
  const copied: FieldTable = {
    outcome,
    columns: [plan, { name: 'plan code', values: plan.values.map((value) => (value === 'monthly' ? 1 : 2)) }, ...table.columns.slice(2)],
  };
  const found = byName(copied);

  it('is clearly above one half, also where only whether it is known matters', () => {
    expect(found.plan?.low).toBeGreaterThan(0.66);
    expect(found.age).toMatchObject({ verdict: 'predicts', kind: 'number' });
    expect(found['answered survey']).toMatchObject({ verdict: 'predicts' });
    expect(found.colour?.verdict).toBe('noPower');
  });

  it('adds nothing where another field says the same', () => {
    expect(found.plan).toMatchObject({ verdict: 'addsNothing', alike: 'plan code' });
    expect(found['plan code']).toMatchObject({ verdict: 'addsNothing', alike: 'plan' });
    expect(found.age?.adds?.low).toBeGreaterThan(0);
  });

  it('tells the same to the last digit whenever it is asked, and whatever stands beside it', () => {
    expect(byName(copied)).toEqual(found);
    const alone = byName({ outcome, columns: copied.columns.filter(({ name }) => name === 'age') });
    expect(alone.age?.area).toBe(found.age?.area);
  });

  it('is found in curves that go up and down', () => {
    const curve = byName(tableOf(3_000, 9, { hour: (came, _, next) => (came ? 10 + 4 * next() : 24 * next()) }));
    expect(curve.hour?.area).toBeGreaterThan(0.75);
  });
});

it('asks only those of whom it could be known: that its events come at all is not its merit', () => {
  const table = tableOf(4_000, 8, { shoe: nothing['shoe colour'], plan: (came, _, next) => next() < (came ? 0.7 : 0.3) });
  const next = numbers(77);
  // Whoever has an account comes back far more often.
  const among = Uint8Array.from(table.outcome, (came) => (next() < (came === 1 ? 0.8 : 0.3) ? 1 : 0));
  const columns = table.columns.map(({ name, values }) => ({
    name,
    values: values.map((value, at) => (among[at] === 1 ? value : undefined)),
  }));
  const careless = byName({ outcome: table.outcome, columns });
  expect(careless.shoe?.area).toBeGreaterThan(0.65);
  const found = byName({ outcome: table.outcome, columns: columns.map((column) => ({ ...column, among })) });
  expect(Math.abs((found.shoe?.area ?? 0) - 0.5)).toBeLessThanOrEqual(0.02);
  expect(found.shoe?.verdict).toBe('noPower');
  expect(found.plan).toMatchObject({ verdict: 'predicts' });
  const few = byName({
    outcome: table.outcome,
    columns: [
      {
        name: 'rare',
        values: table.outcome.length === 0 ? [] : (columns[0]?.values ?? []),
        among: among.map((one, at) => (at < 60 ? one : 0)),
      },
    ],
  });
  expect(few.rare?.verdict).toBe('tooFew');
});

describe('doubt', () => {
  it('says when there are too few people to say', () => {
    const { shoe } = byName(tableOf(120, 4, { shoe: nothing['shoe colour'] }));
    expect(shoe?.verdict).toBe('tooFew');
    const { rare } = byName(tableOf(3_000, 4, { rare: (_, person) => (person % 150 === 0 ? 'yes' : undefined) }));
    expect(rare?.verdict).toBe('tooFew');
  });

  it('refuses an outcome that hardly anybody had', () => {
    expect(() =>
      measureFields({ columns: [], outcome: Uint8Array.from({ length: 500 }, (_, at) => (at < 19 ? 1 : 0)) }, { isTimeKnown: true }),
    ).toThrow(/came to 19 of 500/);
  });

  it('marks what looks as if it were known only afterwards', () => {
    const table = tableOf(6_000, 6, {
      'left on': (came) => (came ? '2026-01-05' : undefined),
      talked: (came, _, next) => (came ? 300 : 0) + 400 * next(),
      ...Object.fromEntries(
        shoes.map((shoe, at) => [shoe, (came: boolean, _: number, next: () => number) => next() < (came ? 0.3 + at / 50 : 0.25)]),
      ),
    });
    const bare = byName(table, false);
    expect(bare['left on']?.suspicion).toBe('perfect');
    expect(bare.talked?.suspicion).toBe('certain');
    expect(shoes.map((shoe) => bare[shoe]?.suspicion)).toEqual(shoes.map(() => undefined));
  });
});

it('corrects chances as Holm does: in their order, never below what they were', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (chances) => {
      const corrected = holm(chances);
      chances.forEach((chance, at) => {
        expect(corrected[at]).toBeGreaterThanOrEqual(chance);
        expect(corrected[at]).toBeLessThanOrEqual(1);
        chances.forEach((other, place) => {
          if (other <= chance) expect(corrected[place]).toBeLessThanOrEqual(corrected[at] as number);
        });
      });
    }),
  );
});
