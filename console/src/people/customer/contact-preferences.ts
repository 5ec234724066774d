import type { Trait } from '../../api/contract.ts';

/** Traits in which people say how and when they like to be reached, in the spellings of the field. */
const channelNames = ['preferredchannel', 'preferredcontact', 'contactpreference', 'preferredcontactmethod', 'contactby'];
const timeNames = ['preferredtime', 'contacttime', 'preferredcontacttime', 'besttimetocall', 'besttime'];

/** The facts that say what she prefers, channel first; empty when she never said. */
export function preferredTraits(traits: readonly Trait[]): Trait[] {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
  const find = (names: string[]) => traits.find((trait) => trait.hidden !== true && names.includes(plain(trait.name)));
  return [find(channelNames), find(timeNames)].filter(
    (trait): trait is Trait => trait !== undefined && trait.value !== null && trait.value !== '',
  );
}
