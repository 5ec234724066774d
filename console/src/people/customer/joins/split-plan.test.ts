import { expect, it } from 'vitest';
import type { Join } from '../../../api/contract.ts';
import { identifierKey, joinsAcross } from './split-plan.ts';

const email = { namespace: 'email', value: 'a@x' };
const phone = { namespace: 'phone', value: '1' };
const card = { namespace: 'card', value: 'c' };

function join(id: number, between: Join['between'], state: Join['state'] = 'joined'): Join {
  return { id, between, state, rule: 'observed', source: { id: 1, name: 'Shop' }, firstTime: '2026-01-01T00:00:00Z', strength: 1 };
}

it('ends only joins in force between the two sides', () => {
  const joins = [join(1, [email, phone]), join(2, [phone, card]), join(3, [email, card], 'refused')];
  expect(joinsAcross(joins, new Set([identifierKey(card)])).map((one) => one.id)).toEqual([2]);
  expect(joinsAcross(joins, new Set())).toEqual([]);
});
