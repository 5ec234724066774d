import { expect, it } from 'vitest';
import { headersOf } from './headers-of.ts';

it('reads one header to a line and leaves out what is none', () => {
  expect(headersOf('authorization: Bearer a:b\n\n  x-key :1\nnonsense\n: empty')).toEqual({ authorization: 'Bearer a:b', 'x-key': '1' });
});
