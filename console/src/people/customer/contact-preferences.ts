import type { Trait } from '../../api/contract.ts';

/** Traits in which people say how and when they like to be reached, in the spellings of the field. */
const channelNames = ['preferredchannel', 'preferredcontact', 'contactpreference', 'preferredcontactmethod', 'contactby'];
const timeNames = ['preferredtime', 'contacttime', 'preferredcontacttime', 'besttimetocall', 'besttime'];

/** What she prefers, channel first; empty when she never said. */
export function preferencesOf(traits: Trait[]): unknown[] {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
  const find = (names: string[]) => traits.find((trait) => trait.hidden !== true && names.includes(plain(trait.name)))?.value;
  return [find(channelNames), find(timeNames)].filter((value) => value !== undefined && value !== null && value !== '');
}
