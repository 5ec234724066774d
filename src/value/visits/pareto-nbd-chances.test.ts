import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paretoNbd } from './pareto-nbd.ts';
import { collapseHistories, type PurchaseHistory } from './purchase-cells.ts';

const parameter = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const days = fc.integer({ min: 0, max: 900 });

it('says of many at once what it says of each', () => {
  fc.assert(
    fc.property(
      fc.tuple(parameter(0.1, 3), parameter(1, 30), parameter(0.1, 3), parameter(1, 80)),
      fc.array(fc.record({ x: fc.integer({ min: 0, max: 6 }), tx: days, more: days }), { minLength: 1, maxLength: 400 }),
      (parameters, people) => {
        const histories: PurchaseHistory[] = people.map(({ x, tx, more }) => ({
          x,
          tx: x === 0 ? 0 : tx / 7,
          T: ((x === 0 ? 0 : tx) + more) / 7,
        }));
        const cells = collapseHistories(histories);
        const visits = paretoNbd.with(parameters);
        const chances = visits.chancesActive?.(cells) as Float64Array;
        for (let at = 0; at < cells.size; at += 1) {
          const one = visits.chanceActive({ x: cells.x[at] as number, tx: cells.tx[at] as number, T: cells.T[at] as number });
          expect(Math.abs((chances[at] as number) - one)).toBeLessThan(1e-7);
        }
      },
    ),
    { numRuns: 60 },
  );
});
