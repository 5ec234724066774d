import type { CustomerEvent } from '../event/index.ts';
import { type IdentityRules, type OwnLinkRules, ruleOf } from './identity-rules.ts';
import { squeezedName } from './squeezed-name.ts';

interface Named {
  readonly namespace: string;
}

type Said = Pick<CustomerEvent, 'channel' | 'kind' | 'name'>;
type LinkWord = 'linked' | 'unlinked';

const wordsByRules = new WeakMap<OwnLinkRules, ReadonlyMap<string, LinkWord>>();

function linkWords(rules: OwnLinkRules): ReadonlyMap<string, LinkWord> {
  const known = wordsByRules.get(rules);
  if (known !== undefined) return known;
  const named = (names: readonly string[] = [], word: LinkWord) => names.map((name) => [squeezedName(name), word] as const);
  // An event that is in both lists links nobody.
  const words = new Map([...named(rules.linkingEvents, 'linked'), ...named(rules.unlinkingEvents, 'unlinked')]);
  wordsByRules.set(rules, words);
  return words;
}

/** Whether an event is a person's own word that an identifier beside hers is hers, or no more: she is signed in, or in her own space. Pure. */
export function ownLinkWordOf(event: Said, identifiers: readonly Named[], rules: IdentityRules): LinkWord | undefined {
  if (event.kind !== 'track') return undefined;
  const word = linkWords(rules).get(squeezedName(event.name));
  if (word === undefined) return undefined;
  return event.channel === 'own' || identifiers.some(({ namespace }) => namespace === 'user_id') ? word : undefined;
}

/**
 * The identifiers whose evidence an event is. What joins by her own link only stands alone in public, and is left out elsewhere, unless she links it or takes
 * it back: then it comes last, for the event is hers who says so. Pure.
 */
export function withoutForeignLinks<One extends Named>(event: Said, identifiers: readonly One[], rules: IdentityRules): readonly One[] {
  const isPublicName = ({ namespace }: Named): boolean => ruleOf(rules, namespace).onlyByOwnLink === true;
  if (identifiers.length < 2 || !identifiers.some(isPublicName)) return identifiers;
  const others = identifiers.filter((one) => !isPublicName(one));
  if (ownLinkWordOf(event, identifiers, rules) !== undefined) return [...others, ...identifiers.filter(isPublicName)];
  if (others.length > 0 && !rules.publicChannels?.includes(event.channel)) return others;
  return identifiers.filter(isPublicName).slice(0, 1);
}

/**
 * The event without what it says of the person behind a name that stands alone in public: her address, how she is called. Others say so, and it is neither a fact
 * of hers nor a reason against her own link. The event as it came keeps it. Pure; the very event where there is nothing.
 */
export function withoutHearsay(event: CustomerEvent, identifiers: readonly Named[], rules: IdentityRules): CustomerEvent {
  const [owner] = identifiers;
  if (owner === undefined || ruleOf(rules, owner.namespace).onlyByOwnLink !== true) return event;
  if (!rules.publicChannels?.includes(event.channel)) return event;
  const { traits: _, ...context } = event.context;
  return { ...event, traits: {}, context };
}
