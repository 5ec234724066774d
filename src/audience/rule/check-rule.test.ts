import { expect, it } from 'vitest';
import { conditionsInWords, problemsOfRule } from './check-rule.ts';
import { conditionKinds } from './rule.ts';

it('describes conditions by examples that can be used, of every kind', () => {
  const texts = conditionsInWords.match(/\{[a-zA-Z]+: (?:\[(?:\{[^{}]*\}(?:, )?)+\]|"|\d)[^{}]*\}/g) ?? [];
  const rules = texts.map((text) => JSON.parse(text.replaceAll(/([a-zA-Z]+):/g, '"$1":')) as Record<string, unknown>);
  expect(new Set(rules.map((rule) => Object.keys(rule)[0]))).toEqual(new Set(conditionKinds));
  for (const rule of rules) expect(problemsOfRule(rule), JSON.stringify(rule)).toEqual([]);
});
