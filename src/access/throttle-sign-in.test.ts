import { describe, expect, test } from 'vitest';
import { addressKey } from './throttle-sign-in.ts';

describe('an address', () => {
  test('of IPv6 counts with all of its /64, however it is written', () => {
    const one = addressKey('2001:db8:1:2::1');
    for (const same of ['2001:db8:1:2:ffff:0:0:9', '2001:0db8:0001:0002::', '2001:DB8:1:2::a%eth0']) expect(addressKey(same)).toBe(one);
    expect(addressKey('2001:db8:1:3::1')).not.toBe(one);
    expect(addressKey('::1')).toBe(addressKey('0:0:0:0:0:0:0:2'));
  });

  test('of IPv4 counts for itself, also when it comes in IPv6 clothes', () => {
    expect(addressKey('::ffff:10.1.2.3')).toBe(addressKey('10.1.2.3'));
    expect(addressKey('10.1.2.4')).not.toBe(addressKey('10.1.2.3'));
  });
});
