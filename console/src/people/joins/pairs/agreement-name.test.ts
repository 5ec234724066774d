import { expect, it } from 'vitest';
import { agreementName } from './agreement-name.ts';

it('tells what is counted with another field from what is not known', () => {
  expect(agreementName({ agreement: 'missing', values: ['ana.silva@one.test', 'ana.silva7@two.test'] })).toBe('counted_elsewhere');
  expect(agreementName({ agreement: 'missing', values: ['ana.silva@one.test', null] })).toBe('missing');
  expect(agreementName({ agreement: 'equal', values: ['Ana', 'Ana'] })).toBe('equal');
});
