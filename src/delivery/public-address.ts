import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { NotAllowed } from '../foundation/index.ts';

// IANA's special-purpose registries for IPv4 and IPv6: everything that is not the public internet.
const ranges4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
// Of IPv6 only 2000::/3 is handed out; in it lie tunnels (Teredo, 6to4) and examples, which lead elsewhere or nowhere.
const ranges6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const closed4 = new BlockList();
for (const [address, bits] of ranges4) closed4.addSubnet(address, bits, 'ipv4');
const closed6 = new BlockList();
for (const [address, bits] of ranges6) closed6.addSubnet(address, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** True for an address on the public internet; false for loopback, private, link-local, mapped and all other special ones. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed4.check(address, 'ipv4');
  if (family === 6) return global6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
  return false;
}

/** Said instead of connecting. */
export function privateAddressRefused(host: string): NotAllowed {
  return new NotAllowed('delivery.private_address', `${host} leads into a private network, which deliveries may not enter`);
}

/**
 * Name resolution for a connection that may only lead outside. It stands inside the connect itself: a check made beforehand could be
 * answered with a public address, and the connection a moment later with a private one.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, '', 0);
    const open = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (first === undefined) return callback(privateAddressRefused(hostname) as NodeJS.ErrnoException, '', 0);
    // One private address among public ones is a trick or a mistake; the public ones are enough.
    if (options.all === true) return callback(null, open);
    return callback(null, first.address, first.family);
  });
};
