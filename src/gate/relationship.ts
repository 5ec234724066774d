import { type ChosenRelationship, chosenRelationship, type Permissions, type RelationshipName } from '../consent/index.ts';
import { dayMs, nameKey, secondMs } from '../foundation/index.ts';
import type { Fragment } from '../profile/index.ts';
import type { Contact } from './contact.ts';

/** The relationship that she wants with us, and how we know. */
export interface RelationshipWanted {
  readonly relationship: RelationshipName;
  /** She said so; otherwise it is read from what she does. */
  readonly isStated: boolean;
  /** In words, for whoever asks why. */
  readonly reason: string;
  readonly chosen?: ChosenRelationship & { readonly identifierId: number };
}

// Half a year: who called a message spam last spring may have forgotten it.
const spamDays = 180;
const askedDays = 90;
const askedMin = 3;
const usedMin = 3;
const sharedMin = 3;

/** The relationship she wants: what she chose last, under any of her identifiers; else what clear signs say; undefined where there are none. Pure. */
export function relationshipWantedOf(
  fragments: readonly Fragment[],
  permissions: Permissions,
  contacts: readonly Contact[],
  now: number,
): RelationshipWanted | undefined {
  let newest: (ChosenRelationship & { identifierId: number }) | undefined;
  for (const { identifier, summary } of fragments) {
    const chosen = chosenRelationship(summary);
    if (chosen === undefined) continue;
    const isFirmer = newest !== undefined && newest.signal !== chosen.signal ? chosen.signal === 'preference' : undefined;
    if (newest === undefined || (isFirmer ?? chosen.time > newest.time)) newest = { ...chosen, identifierId: identifier.id };
  }
  if (newest !== undefined) return { relationship: newest.relationship, isStated: true, reason: 'she chose it', chosen: newest };
  return inferred(fragments, permissions, contacts, now);
}

function inferred(
  fragments: readonly Fragment[],
  permissions: Permissions,
  contacts: readonly Contact[],
  now: number,
): RelationshipWanted | undefined {
  const because = (relationship: RelationshipName, reason: string): RelationshipWanted => ({ relationship, isStated: false, reason });
  if (permissions.of('marketing', 'email').code === 'contact.refused') return because('leaveMeBe', 'she asked not to be contacted');
  const since = (days: number) => (now - days * dayMs) / secondMs;
  const seen = (keys: ReadonlySet<string>, from: number): number => countOf(fragments, keys, from);
  if (seen(spamNames, since(spamDays)) > 0) return because('justBasics', 'she marked a message as spam');
  const { allowed, said } = permissions.of('marketing');
  if (!allowed && said !== undefined && !said.granted) return because('justBasics', 'she said no to marketing');
  if (seen(shareNames, 0) >= sharedMin) return because('workWithMe', 'she shared, reviewed or brought friends several times');
  if (seen(askNames, since(askedDays)) >= askedMin) return because('helpMe', 'she asked for help several times of late');
  const used = contacts.filter(({ state, isPromotion }) => isPromotion && state === 'used').length;
  if (used >= usedMin) return because('keepMePosted', `she used ${used} of the messages that she got`);
  return undefined;
}

const spamNames: ReadonlySet<string> = new Set(['emailmarkedasspam']);
const shareNames: ReadonlySet<string> = new Set([
  'productreviewed',
  'invitesent',
  'productshared',
  'reviewposted',
  'ideashared',
  'friendinvited',
]);
const askNames: ReadonlySet<string> = new Set([
  'questionasked',
  'livechatconversationstarted',
  'chatstarted',
  'callreceived',
  'adviceasked',
]);

/** Events of some names; of those that come in a window only names seen in it count, for a tally says no more than when it was last. */
function countOf(fragments: readonly Fragment[], keys: ReadonlySet<string>, fromSecond: number): number {
  let count = 0;
  for (const { summary } of fragments)
    for (const [name, events, lastSecond] of summary.names) if (lastSecond >= fromSecond && keys.has(nameKey(name))) count += events;
  return count;
}
