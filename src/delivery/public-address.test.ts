import { describe, expect, test } from 'vitest';
import { isPublicAddress, publicLookup } from './public-address.ts';

describe('a public address', () => {
  test.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.63.255.255', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ['224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1'],
    [
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '2002:7f00:1::',
      '2001::1',
    ],
    ['2001:db8::1', 'not an address', ''],
  ])('is none of %s …', (...addresses) => {
    for (const address of addresses) expect(isPublicAddress(address), address).toBe(false);
  });

  test('is what a name must have, at the moment of connecting', async () => {
    const refused = await new Promise<unknown>((resolve) => {
      publicLookup('localhost', {}, (error) => resolve(error));
    });
    expect(refused).toMatchObject({ code: 'delivery.private_address' });
    const all = await new Promise<unknown>((resolve) => {
      publicLookup('localhost', { all: true }, (error) => resolve(error));
    });
    expect(all).toMatchObject({ code: 'delivery.private_address' });
  });
});
