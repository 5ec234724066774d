import { expect, it } from 'vitest';
import { chanceWord } from './chance-word.ts';

it('says a chance as people do', () => {
  expect([0.99, 0.9, 0.6, 0.5, 0.3, 0.05].map(chanceWord)).toEqual(['almostSure', 'veryLikely', 'ratherYes', 'even', 'doubtful', 'hardly']);
});
