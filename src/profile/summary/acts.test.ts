import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutOf, actsMax, addAct } from './acts.ts';
import { daysOfName, nameDaysKept } from './name-days.ts';
import type { NameTally } from './summary.ts';
import { addNameTally, addToName } from './tallies.ts';
import { type Act, readActs, writeActs } from './written-acts.ts';

const event = { kind: 'track', name: 'Product Viewed', context: {}, properties: {} } as const;
const daySeconds = 86_400;

describe('acts', () => {
  it('say what they were about, without the queries of addresses', () => {
    expect(aboutOf({ ...event, kind: 'page', name: 'Returns', properties: { url: 'https://larkfield.test/help/returns?who=may#x' } })).toBe(
      '/help/returns · Returns',
    );
    expect(aboutOf({ ...event, kind: 'page', name: '', context: { page: { url: 'https://larkfield.test' } } })).toBe('/');
    expect(aboutOf({ ...event, properties: { product_id: 'LK-1', name: 'Wren', category: 'bike', price: 5 } })).toBe('LK-1 · Wren · bike');
    expect(aboutOf({ ...event, properties: { products: [{ sku: 7 }, { sku: 8 }] } })).toBe('7');
    expect(aboutOf(event)).toBe('');
  });

  it('are the newest, in whatever order they came, and are read as they were written', () => {
    const act = fc.tuple(fc.nat(1_000), fc.constantFrom('a', 'b', '__proto__'), fc.constantFrom('', '/x', 'b'));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 90 }), (acts) => {
        const folded = (list: readonly Act[]) => {
          const kept: Act[] = [];
          for (const one of list) addAct(kept, one);
          return kept;
        };
        const kept = folded(acts);
        expect(kept).toEqual(folded([...acts].reverse()));
        expect(kept.map(([second]) => second)).toEqual(
          acts
            .map(([second]) => second)
            .sort((left, right) => left - right)
            .slice(-actsMax),
        );
        expect(readActs(JSON.parse(JSON.stringify(writeActs(kept))))).toEqual(kept);
      }),
    );
  });
});

describe('days of a name', () => {
  it('are counted for as long as they are kept, whatever the order and the parts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 40 }), fc.nat(40), (days, cut) => {
        const part = (some: readonly number[]) => {
          const list: NameTally[] = [];
          for (const day of some) addToName(list, 'Product Viewed', day * daySeconds + 5);
          return list;
        };
        const whole = part(days);
        const combined = part(days.slice(0, cut));
        for (const tally of part(days.slice(cut))) addNameTally(combined, tally);
        expect(combined).toEqual(whole);
        const newest = Math.max(...days);
        const wanted = new Map<number, number>();
        for (const day of days) if (day > newest - nameDaysKept) wanted.set(day, (wanted.get(day) ?? 0) + 1);
        expect(daysOfName(whole[0] as NameTally)).toEqual([...wanted].sort(([left], [right]) => right - left));
      }),
    );
  });

  it('are the last one alone in what was written before they were kept', () => {
    expect(daysOfName(['Product Viewed', 9, 3 * daySeconds + 7])).toEqual([[3, 1]]);
  });
});
