import { expect, it } from 'vitest';
import { openedFigureOf } from './opened-figure.ts';

it('reads the figure that an address opens, and nothing out of another', () => {
  expect(openedFigureOf('tenth:3')).toEqual({ of: 'group', group: 'tenth:3' });
  expect(openedFigureOf('forecast:mbg-cnbd-2:amount')).toEqual({ of: 'forecast', forecast: 'mbg-cnbd-2', what: 'amount' });
  expect(openedFigureOf('spend:4:EUR')).toEqual({ of: 'spend', version: '4', currency: 'EUR' });
  expect(openedFigureOf('score:EUR:10')).toEqual({ of: 'score', currency: 'EUR', tenth: '10' });
  expect(openedFigureOf('score:EUR')).toEqual({ of: 'score', currency: 'EUR', tenth: undefined });
  expect([openedFigureOf(undefined), openedFigureOf('forecast:blend'), openedFigureOf('nobody:1')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
