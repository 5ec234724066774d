import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DecisionRecord } from './decision-record.ts';
import { decodeRecord, encodeRecord } from './record-text.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const rejection = fc.record(
  { key: text, code: text, rule: text, chance: fc.double({ min: 0, max: 1, noNaN: true }).map((chance) => chance + 0) },
  { requiredKeys: ['key', 'code'] },
);
const part = fc.record({ id: fc.nat(), namespace: text, body: fc.json().map((json) => JSON.stringify(JSON.parse(json))) });

it('reads what it wrote, whatever is in it', () => {
  fc.assert(
    fc.property(fc.array(rejection), fc.array(part), fc.array(fc.tuple(fc.nat(), fc.nat())), text, (rejected, known, content, words) => {
      const versions = { settings: { 'decision.rules': 3 }, beliefs: 1, valueModel: null, content };
      const record = {
        id: 'd1',
        at: 1,
        signals: [{ name: 'visit', words, value: 5 }],
        known,
        rejected,
        versions,
      } as unknown as DecisionRecord;
      expect(decodeRecord(encodeRecord(record))).toEqual(record);
      expect(encodeRecord(record)).not.toContain('\n');
    }),
  );
});
