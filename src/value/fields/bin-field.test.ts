import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binField } from './bin-field.ts';
import type { FieldValue } from './field-table.ts';

const anyValue = fc.option(
  fc.oneof(
    fc.double(),
    fc.integer({ min: 0, max: 9 }),
    fc.boolean(),
    fc.string({ maxLength: 4 }),
    fc.constantFrom('a', 'b', '7', '2026-01-02'),
  ),
  {
    nil: undefined,
  },
);

it('puts everybody into one of its bins, equal values together, whatever the values are', () => {
  fc.assert(
    fc.property(fc.array(anyValue, { maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (values, binMin) => {
      const { bin, bins, known } = binField(values, { binMin });
      expect(bin).toHaveLength(values.length);
      expect(bin.every((place) => place < bins)).toBe(true);
      expect(known).toBeLessThanOrEqual(values.length);
      const byValue = new Map<FieldValue, number>();
      values.forEach((value, person) => {
        const key = typeof value === 'string' ? value.trim() : value;
        expect(byValue.get(key) ?? bin[person]).toBe(bin[person]);
        byValue.set(key, bin[person] as number);
      });
    }),
  );
});

it('cuts numbers in their order, with enough people in each part', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 30, maxLength: 400 }), (values) => {
      const { bin, ordered } = binField(values, { binMin: 20 });
      const counts = new Array<number>(ordered).fill(0);
      for (const place of bin) counts[place] = (counts[place] ?? 0) + 1;
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(20);
      values.forEach((value, person) => {
        values.forEach((other, place) => {
          if (value < other) expect(bin[person] as number).toBeLessThanOrEqual(bin[place] as number);
        });
      });
    }),
    { numRuns: 30 },
  );
});

it('knows numbers and dates that are written as text', () => {
  const kindOf = (values: FieldValue[]) => binField(values, { binMin: 1 }).kind;
  expect(kindOf(['1.5', '20', ' ', '-3'])).toBe('number');
  expect(kindOf(['2026-01-02', '2026-03-01T10:00:00Z'])).toBe('date');
  expect(kindOf([true, false, undefined])).toBe('yesNo');
  expect(kindOf(['7590-VHVEG', '12'])).toBe('text');
});

it('gives a value that many people have a bin of its own', () => {
  const values = [...Array.from({ length: 300 }, () => 0), ...Array.from({ length: 100 }, (_, at) => at + 1)];
  const { bin } = binField(values, { binMin: 20 });
  expect(new Set(bin.slice(0, 300)).size).toBe(1);
  expect(bin[300]).not.toBe(bin[0]);
});
