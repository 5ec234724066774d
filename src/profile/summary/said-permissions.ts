import type { JsonValue } from '../../foundation/index.ts';
import { type MessageChannel, messageChannels } from './message-counts.ts';
import { channelsOfPurpose } from './permission-words.ts';
import { readPermissions } from './read-permissions.ts';
import type { Statement, StatementMethod, Summary } from './summary.ts';

/** One thing that was said of what a person allows, and where. Time in milliseconds since 1970. */
export interface SaidPermission {
  readonly purpose: string;
  readonly granted: boolean;
  readonly time: number;
  readonly sourceId: number;
  readonly messageId: string;
  /** How it was said: in an event of its own, or among her traits. */
  readonly signal: StatementMethod | 'trait';
}

type Said = Pick<Summary, 'permissions'> & Partial<Pick<Summary, 'traits'>>;

/**
 * All that was said under an identifier of what may be done, the one place from which permissions are read: what events said of it, and what
 * traits say (`email_opt_in`, `do_not_contact`, `permissions.email`). Of a purpose that traits of several sources speak of, the newest word. Pure.
 */
export function saidPermissions({ permissions, traits = [] }: Said): SaidPermission[] {
  const said = permissions.flatMap(([time, sourceId, messageId, signal, names, values]) =>
    names.map((purpose, at): SaidPermission => ({ purpose, granted: values[at] === true, time, sourceId, messageId, signal })),
  );
  const byPurpose = new Map<string, SaidPermission>();
  for (const one of traits.flatMap(permissionsOfTraits)) {
    const known = byPurpose.get(one.purpose);
    if (known === undefined || one.time > known.time || (one.time === known.time && !one.granted)) byPurpose.set(one.purpose, one);
  }
  return byPurpose.size === 0 ? said : [...said, ...byPurpose.values()];
}

function permissionsOfTraits([time, sourceId, messageId, , names, values]: Readonly<Statement>): SaidPermission[] {
  const members = names.map((name, at): [string, JsonValue | undefined] => [name, values[at]]);
  return [...readPermissions(members)].map(([purpose, granted]) => ({ purpose, granted, time, sourceId, messageId, signal: 'trait' }));
}

/**
 * What stands of all that was said, by purpose in small letters: the newest word, and at one moment the no. A yes among traits does not undo a no that
 * an event of its own said: traits are sent again and again, long after they were true. Pure.
 */
export function standingPermissions(said: Said): ReadonlyMap<string, SaidPermission> {
  const standing = new Map<string, SaidPermission>();
  const newest = (one: SaidPermission, known: SaidPermission) => one.time > known.time || (one.time === known.time && !one.granted);
  // Events first: traits are then held against their word.
  for (const one of saidPermissions(said)) {
    const key = one.purpose.toLowerCase();
    const known = standing.get(key);
    const isRepeated = known !== undefined && one.signal === 'trait' && one.granted && known.signal !== 'trait' && !known.granted;
    if (known === undefined || (!isRepeated && newest(one, known))) standing.set(key, one);
  }
  return standing;
}

/** Whether a person must not be written to at all, whatever else she allows. Pure. */
export function isContactRefused(standing: ReadonlyMap<string, SaidPermission>): boolean {
  return ['contact', 'gdpr'].some((purpose) => standing.get(purpose)?.granted === false);
}

/**
 * The channels of messages that were refused under an identifier: each that a refusal names, and all of them where one speaks of messages without naming
 * a channel (marketing, contact), unless a newer yes names the channel (email); from `contact` nothing but its own word leads back. Pure.
 */
export function refusedChannels(said: Said): ReadonlyMap<MessageChannel, SaidPermission> {
  const standing = standingPermissions(said);
  const refused = new Map<MessageChannel, SaidPermission>();
  const covering = [...standing.values()].map((one) => ({ one, channels: channelsOfPurpose(one.purpose) }));
  for (const channel of messageChannels) {
    const names = (channels: 'all' | readonly string[]) => channels !== 'all' && channels.includes(channel);
    const own = covering.find(({ one, channels }) => !one.granted && names(channels));
    const every = covering.find(({ one, channels }) => {
      if (one.granted || channels !== 'all') return false;
      if (isContactRefused(new Map([[one.purpose.toLowerCase(), one]]))) return true;
      // A yes to messages about orders is none to the others.
      return !covering.some((other) => isYesTo(channel, other.one.purpose) && other.one.granted && other.one.time > one.time);
    });
    const found = own ?? every;
    if (found !== undefined) refused.set(channel, found.one);
  }
  return refused;
}

function isYesTo(channel: MessageChannel, purpose: string): boolean {
  const name = purpose.toLowerCase();
  return (
    name === channel || name === `${channel}_marketing` || (channel === 'email' && (name === 'newsletter' || name === 'email_newsletter'))
  );
}
