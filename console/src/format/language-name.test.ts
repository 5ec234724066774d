import { expect, it } from 'vitest';
import { languageName } from './language-name.ts';

it('names a language as its speakers do, and leaves a code that is none', () => {
  expect(['en', 'pt-PT', 'de'].map(languageName)).toEqual(['English', 'Português', 'Deutsch']);
  expect(languageName('not a code')).toBe('not a code');
});
