import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../foundation/index.ts';
import { bodyDepthMax, cutDepth } from './cut-depth.ts';
import { surveyEvent } from './survey-event.ts';

test('text of an honest depth comes back as it is, brackets in strings or not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: fc.constantFrom('[', '{', '"', '\\', ']') }), (value, text) => {
      const json = JSON.stringify([value, text, '['.repeat(1000)]);
      expect(cutDepth(json)).toBe(json);
    }),
  );
});

test.each([bodyDepthMax + 1, 5_000, 300_000])('%i levels are cut, kept as text, and still too deep for an event', (levels) => {
  const deep = `${'[{"a":'.repeat(levels / 2)}"x]"${'}]'.repeat(levels / 2)}`;
  const text = `{"before":1,"properties":${deep},"after":[${deep}]}`;
  const cut = JSON.parse(cutDepth(text)) as { before: number; properties: JsonValue; after: JsonValue };
  expect(Object.keys(cut)).toEqual(['before', 'properties', 'after']);
  expect(surveyEvent(cut).fault?.code).toBe('event.too_deep');
  let inner = cut.properties;
  while (typeof inner === 'object') inner = Object.values(inner ?? {})[0] as JsonValue;
  expect(deep).toContain(inner);
});

test('what is not closed stays no JSON', () => {
  for (const text of ['['.repeat(1_000), `{"a":${'['.repeat(1_000)}1${']'.repeat(990)}}`])
    expect(() => JSON.parse(cutDepth(text))).toThrow();
});
