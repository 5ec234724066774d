import { expect, test } from 'vitest';
import { type Address, type AddressContext, chooseAddress } from './choose-address.ts';

const address = (identifierId: number, given: Partial<Address> = {}): Address => ({
  ...{ identifierId, namespace: 'email', value: `a${identifierId}@x.test`, isShared: false, hasBounced: false, last: identifierId },
  ...given,
});
const context = (addresses: Address[], given: Partial<AddressContext> = {}): AddressContext => ({
  ...{ addresses, saidBy: undefined, namedBy: 100, areLinked: () => false },
  ...given,
});

test('without a permission to look at, the address that she used last is taken, and before it the one seen with what named her', () => {
  const both = [address(1), address(2)];
  expect(chooseAddress('email', context(both))).toMatchObject({ identifierId: 2 });
  expect(chooseAddress('email', context(both, { areLinked: (one) => one === 1 }))).toMatchObject({ identifierId: 1 });
});

test('a yes is good for the address that said it and for those seen together with what said it, and for no other', () => {
  const both = [address(1), address(2)];
  expect(chooseAddress('email', context(both, { saidBy: 1 }))).toMatchObject({ identifierId: 1 });
  expect(chooseAddress('email', context(both, { saidBy: 7, areLinked: (a, b) => a === 1 && b === 7 }))).toMatchObject({ identifierId: 1 });
  expect(chooseAddress('email', context(both, { saidBy: 7 }))).toMatchObject({ code: 'address.not_permitted' });
});

test('what bounced, or belongs to several people, is passed over, and the reason says which', () => {
  expect(chooseAddress('email', context([address(1), address(2, { hasBounced: true })]))).toMatchObject({ identifierId: 1 });
  expect(chooseAddress('email', context([address(1, { hasBounced: true })]))).toMatchObject({ code: 'address.bounced' });
  expect(chooseAddress('email', context([address(1, { isShared: true }), address(2, { isShared: true })]))).toMatchObject({
    code: 'address.shared',
  });
  expect(chooseAddress('sms', context([address(1)]))).toEqual({ code: 'address.none', words: 'no phone number of hers is known' });
});
