import { expect, it } from 'vitest';
import { textSearch } from './text-search.ts';

it('reads what an address asks for as text, and nothing that the page does not know', () => {
  const read = textSearch('q', 'sort', { state: ['draft', 'archived'], show: ['missing'] });
  expect(read({ q: 123, state: 'draft', other: 'x' })).toEqual({ q: '123', state: 'draft' });
  // Said to be absent, for the router lays the answer over the raw address.
  expect(Object.entries(read({ q: '', state: 'poem', show: ['missing'] }))).toEqual([
    ['q', undefined],
    ['sort', undefined],
    ['state', undefined],
    ['show', undefined],
  ]);
});
