import type { MessageReason, MessageWay } from './message.ts';

/** One identifier of hers that something can be sent to. */
export interface Address {
  readonly identifierId: number;
  readonly namespace: string;
  readonly value: string;
  /** Several people use it. */
  readonly isShared: boolean;
  /** What was sent there came back. */
  readonly hasBounced: boolean;
  /** When she was last seen by it; milliseconds since 1970. */
  readonly last: number;
}

/** How a choice among addresses is made. */
export interface AddressContext {
  readonly addresses: readonly Address[];
  /** The identifier under which she said yes; undefined where no yes is needed. */
  readonly saidBy: number | undefined;
  /** The identifier that named her. */
  readonly namedBy: number;
  /** Whether two of her identifiers were seen together. */
  readonly areLinked: (left: number, right: number) => boolean;
}

/** Which identifiers a channel reaches; a channel without is not sent to an address of that kind. */
const namespacesByWay: Readonly<Record<MessageWay, readonly string[]>> = {
  email: ['email'],
  sms: ['phone'],
  call: ['phone'],
  push: ['device_token', 'push_token'],
  inApp: [],
  post: [],
  employee: [],
};

export const addressNamespaces: readonly string[] = [...new Set(Object.values(namespacesByWay).flat())];

/** Whether a message of this channel goes to an identifier of hers. */
export function needsAddress(way: MessageWay): boolean {
  return namespacesByWay[way].length > 0;
}

const nouns: Readonly<Record<string, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  device_token: 'device',
  push_token: 'device',
};

/**
 * The address that a message goes to, or why there is none. A yes is good for the address that it was said under, and for those that were seen together with
 * the identifier that said it; what bounced or belongs to several people is passed over. Of several: the one that said yes, the one seen with what named her,
 * the one that she used last. Pure.
 */
export function chooseAddress(way: MessageWay, { addresses, saidBy, namedBy, areLinked }: AddressContext): Address | MessageReason {
  const namespaces = namespacesByWay[way];
  const noun = nouns[namespaces[0] ?? ''] ?? 'address';
  const own = addresses.filter(({ namespace }) => namespaces.includes(namespace));
  if (own.length === 0) return { code: 'address.none', words: `no ${noun} of hers is known` };
  const personal = own.filter(({ isShared }) => !isShared);
  if (personal.length === 0) return { code: 'address.shared', words: `several people use the ${noun}` };
  const reached = personal.filter(({ hasBounced }) => !hasBounced);
  if (reached.length === 0) return { code: 'address.bounced', words: `what was sent to the ${noun} came back` };
  const isPermitted = ({ identifierId }: Address) => saidBy === undefined || identifierId === saidBy || areLinked(identifierId, saidBy);
  const permitted = reached.filter(isPermitted);
  if (permitted.length === 0) return { code: 'address.not_permitted', words: `her yes was not said for the ${noun}` };
  const rank = (one: Address) =>
    one.identifierId === saidBy ? 2 : one.identifierId === namedBy || areLinked(one.identifierId, namedBy) ? 1 : 0;
  return permitted.reduce((best, one) => {
    const order = rank(one) - rank(best) || one.last - best.last || best.identifierId - one.identifierId;
    return order > 0 ? one : best;
  });
}
