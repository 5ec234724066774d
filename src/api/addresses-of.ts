import type { MessageChannel } from '../consent/index.ts';
import type { Fragment, Summary } from '../profile/index.ts';

type ReachingChannel = MessageChannel | 'phone';

/** Whether there is something of hers alone to reach her under, by channel. Pure. */
export function addressesOf(fragments: readonly Fragment[], whole: Summary): (channel: ReachingChannel) => boolean {
  const has = (namespace: string): boolean => fragments.some(({ identifier }) => identifier.namespace === namespace && !identifier.shared);
  const states = (name: RegExp): boolean => whole.traits.some(([, , , , names]) => names.some((one) => name.test(one)));
  const reachable: Readonly<Record<ReachingChannel, () => boolean>> = {
    email: () => has('email'),
    push: () => whole.channels.some(([channel]) => channel === 'app'),
    sms: () => has('phone'),
    whatsapp: () => has('phone') && whole.names.some(([name]) => /whatsapp/i.test(name)),
    post: () => states(/^(?:address|street|postal_?code|zip)/i),
    phone: () => has('phone'),
  };
  return (channel) => reachable[channel]();
}
