import { expect, it } from 'vitest';
import { changedPaths } from './changed-paths.ts';

it('names only what differs, with both values', () => {
  expect(changedPaths({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3] } })).toEqual([{ path: 'b.c[1]', before: 2, after: 3 }]);
  expect(changedPaths({ a: 1 }, { a: 1 })).toEqual([]);
});

it('shows what was added and what was taken away', () => {
  expect(changedPaths({ a: 1 }, { b: 2 })).toEqual([
    { path: 'a', before: 1, after: undefined },
    { path: 'b', before: undefined, after: 2 },
  ]);
  expect(changedPaths([1], { 0: 1 })).toEqual([{ path: '', before: [1], after: { 0: 1 } }]);
});
