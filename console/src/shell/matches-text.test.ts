import { expect, it } from 'vitest';
import { matchesText } from './matches-text.ts';

it('matches beginnings of words in any order, without accents', () => {
  expect(matchesText('us ro', 'Users and roles')).toBe(true);
  expect(matchesText('definicoes', 'Definições')).toBe(true);
  expect(matchesText('oles', 'Users and roles')).toBe(false);
  expect(matchesText('', 'anything')).toBe(true);
});
