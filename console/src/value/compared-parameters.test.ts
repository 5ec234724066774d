import { expect, it } from 'vitest';
import { comparedParameters } from './compared-parameters.ts';

const fit = (name: string, parameters: Record<string, number>) => ({
  visits: { name, parameters: Object.entries(parameters).map(([letter, value]) => ({ name: letter, value })) } as never,
});

it('puts the parameters of one model side by side, and never those of two models', () => {
  expect(comparedParameters(fit('pareto-nbd', { r: 1, s: 2 }), fit('pareto-nbd', { r: 1.5, s: 2 }))).toEqual([
    { name: 'r', old: 1, now: 1.5 },
    { name: 's', old: 2, now: 2 },
  ]);
  expect(comparedParameters(fit('bg-nbd', { r: 1 }), fit('pareto-nbd', { r: 2 }))).toEqual([
    { name: 'bg-nbd r', old: 1, now: undefined },
    { name: 'pareto-nbd r', old: undefined, now: 2 },
  ]);
});
