import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitLogistic, scoreLogistic } from './fit-logistic.ts';

const rows = fc.array(
  fc.record({
    one: fc.double({ min: -3, max: 3, noNaN: true }),
    other: fc.constantFrom(0, 1),
    known: fc.double({ min: -4, max: 4, noNaN: true }),
    came: fc.boolean(),
  }),
  { minLength: 4, maxLength: 60 },
);

/** What the penalised log-likelihood gains at a weight's small step: nought at its top. */
function slopes(
  some: readonly { one: number; other: number; known: number; came: boolean }[],
  weights: Float64Array,
  penalty: number,
  offset: boolean,
) {
  const left = some.map(({ one, other, known, came }) => {
    const score = (weights[0] as number) + (weights[1] as number) * one + (weights[2] as number) * other + (offset ? known : 0);
    return (came ? 1 : 0) - 1 / (1 + Math.exp(-score));
  });
  const sum = (of: (at: number) => number) => left.reduce((all, missed, at) => all + missed * of(at), 0);
  return [
    sum(() => 1) - (offset ? penalty * (weights[0] as number) : 0),
    sum((at) => some[at]?.one as number) - penalty * (weights[1] as number),
    sum((at) => some[at]?.other as number) - penalty * (weights[2] as number),
  ];
}

it('stands where the penalised likelihood does not rise any more', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (some, offset) => {
      fc.pre(offset || (some.some(({ came }) => came) && some.some(({ came }) => !came)));
      const features = [Float64Array.from(some, ({ one }) => one), Float64Array.from(some, ({ other }) => other)];
      const outcome = some.map(({ came }) => (came ? 1 : 0));
      const { weights } = fitLogistic(features, outcome, 0.5, offset ? some.map(({ known }) => known) : undefined);
      for (const slope of slopes(some, weights, 0.5, offset)) expect(Math.abs(slope)).toBeLessThan(1e-6);
      expect(scoreLogistic(features, weights, some.length)[0]).toBeCloseTo(
        (weights[0] as number) + (weights[1] as number) * (some[0]?.one as number) + (weights[2] as number) * (some[0]?.other as number),
        9,
      );
    }),
  );
});

it('adds nothing to what is known where all of it came as it was known', () => {
  const known = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 30 : -30));
  const { weights } = fitLogistic(
    [Float64Array.from(known, (_, at) => at % 3)],
    known.map((odds) => (odds > 0 ? 1 : 0)),
    1,
    known,
  );
  for (const weight of weights) expect(Math.abs(weight)).toBeLessThan(1e-9);
});
