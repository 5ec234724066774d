import { afterAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../../test/engines.ts';
import { tenthOf } from '../rule/measure.ts';
import { bordersOf } from './worth-tenths.ts';

const { warehouse, close } = await testEngines({ migrations: [] });
afterAll(close);

describe('the tenths that rules go by', () => {
  it('begin where those of everybody begin, ties and all', async () => {
    for (const [size, kinds] of [
      [525, 525],
      [521, 40],
      [30, 3],
      [1000, 1],
      [9, 9],
    ] as const) {
      const values = Array.from({ length: size }, (_, at) => ((at * 7919) % kinds) / 4);
      const [row] = await warehouse.query<{ border: number[] }>(
        'SELECT quantilesExact(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)(arrayJoin({values:Array(Float64)})) AS border',
        { values },
      );
      expect(bordersOf(values)).toEqual(row?.border);
    }
    const people = Array.from({ length: 525 }, (_, at) => at);
    expect(people.filter((profit) => tenthOf(profit, bordersOf(people)) === 10)).toHaveLength(53);
  });
});
