import { type JsonValue, secondMs } from '../foundation/index.ts';
import { type MessageChannel, messageChannels } from './message-channel.ts';
import { type PermissionScope, scopeOf } from './permission-scope.ts';
import { isExplicit, type PermissionSignal, type Said, type SaidStatement } from './permission-statement.ts';
import { permissionNameOf } from './permission-words.ts';
import { readPermissions } from './read-permissions.ts';

/** One thing that was said of what a person allows, and where. Times in milliseconds since 1970. */
export interface SaidPermission {
  readonly purpose: string;
  readonly granted: boolean;
  readonly time: number;
  readonly sourceId: number;
  readonly messageId: string;
  /** How it was said: in an event of its own, on every event, or among her traits. */
  readonly signal: PermissionSignal | 'trait';
  /** A yes that was given until then. */
  readonly until?: number;
}

/**
 * All that was said under an identifier of what may be done, the one place from which permissions are read: what events said of it, and what
 * traits say (`email_opt_in`, `do_not_contact`, `permissions.email`). Of a purpose that traits of several sources speak of, the newest word. Pure.
 */
export function saidPermissions({ permissions, traits = [] }: Said): SaidPermission[] {
  const said = permissions.flatMap(([time, sourceId, messageId, signal, names, values]) =>
    names.flatMap((purpose, at): SaidPermission[] => {
      const value = values[at];
      if (typeof value !== 'boolean' && typeof value !== 'number') return [];
      const until = typeof value === 'number' ? { until: value * secondMs } : {};
      return [{ purpose, granted: value !== false, time, sourceId, messageId, signal: signal as PermissionSignal, ...until }];
    }),
  );
  const byPurpose = new Map<string, SaidPermission>();
  for (const one of traits.flatMap(permissionsOfTraits)) {
    const known = byPurpose.get(one.purpose);
    if (known === undefined || one.time > known.time || (one.time === known.time && !one.granted)) byPurpose.set(one.purpose, one);
  }
  return byPurpose.size === 0 ? said : [...said, ...byPurpose.values()];
}

function permissionsOfTraits([time, sourceId, messageId, , names, values]: SaidStatement): SaidPermission[] {
  const members: [string, JsonValue | undefined][] = [];
  // Most traits are a text or a number whose name is none of a permission.
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] as string;
    const value = values[at];
    if (typeof value === 'object' || permissionNameOf([name]) !== undefined) members.push([name, value]);
  }
  if (members.length === 0) return [];
  return [...readPermissions(members)].map(([purpose, granted]) => ({ purpose, granted, time, sourceId, messageId, signal: 'trait' }));
}

/** A word that stands, with what it speaks of. */
export interface StandingWord extends SaidPermission {
  readonly scope: PermissionScope;
}

/**
 * What stands of all that was said, one word for each scope: the newest, and at one moment the no. A yes that is sent again and again (among traits,
 * stamped on every page) does not undo a no that an event of its own said. Pure.
 */
export function standingWords<One extends SaidPermission>(said: Iterable<One>): Map<string, One & StandingWord> {
  const standing = new Map<string, One & StandingWord>();
  const firmNo = new Map<string, number>();
  for (const one of said) {
    const scope = scopeOf(one.purpose);
    const known = standing.get(scope.key);
    const isNo = !one.granted;
    if (isNo && isExplicit(one.signal)) firmNo.set(scope.key, Math.max(one.time, firmNo.get(scope.key) ?? Number.NEGATIVE_INFINITY));
    if (known === undefined || one.time > known.time || (one.time === known.time && isNo)) standing.set(scope.key, { ...one, scope });
  }
  if (firmNo.size > 0) for (const [key, time] of firmNo) keepNo(said, standing, key, time);
  return standing;
}

/** Where an event of its own said no at `time`, only a yes of the same kind after it leads back. */
function keepNo<One extends SaidPermission>(
  said: Iterable<One>,
  standing: Map<string, One & StandingWord>,
  key: string,
  time: number,
): void {
  const known = standing.get(key);
  if (known === undefined || !known.granted || undoesNo(known, time)) return;
  let best: (One & StandingWord) | undefined;
  for (const one of said) {
    const scope = scopeOf(one.purpose);
    if (scope.key !== key || (one.granted && !undoesNo(one, time))) continue;
    if (best === undefined || one.time > best.time || (one.time === best.time && !one.granted)) best = { ...one, scope };
  }
  if (best !== undefined) standing.set(key, best);
}

/** Whether a yes takes back a no that an event of its own said at `time`. A TC string tells when it was last changed, and so counts by itself. Pure. */
function undoesNo(yes: SaidPermission, time: number): boolean {
  return yes.granted && yes.time > time && (isExplicit(yes.signal) || yes.signal === 'tcf');
}

/** Whether a yes is newer than a no, and said as firmly. Pure. */
export function takesBack(yes: SaidPermission, no: SaidPermission): boolean {
  return isExplicit(no.signal) ? undoesNo(yes, no.time) : yes.granted && yes.time > no.time;
}

/**
 * The channels of messages that were refused under an identifier: each that a refusal names, and all of them where one speaks of messages without naming
 * a channel (marketing, contact), unless a newer yes names the channel (email); from `contact` nothing but its own word leads back. Pure.
 */
export function refusedChannels(said: Said): ReadonlyMap<MessageChannel, SaidPermission> {
  const standing = [...standingWords(saidPermissions(said)).values()];
  const refused = new Map<MessageChannel, SaidPermission>();
  for (const channel of messageChannels) {
    const found = standing.find(({ granted, scope }) => !granted && names(scope, channel) && isOfMessages(scope));
    const every = found ?? standing.find((one) => !one.granted && refusesEvery(one) && !isTakenBack(one, standing, channel));
    if (every !== undefined) refused.set(channel, every);
  }
  return refused;
}

const names = ({ channels }: PermissionScope, channel: string): boolean => channels !== 'all' && channels.includes(channel);
/** Messages about orders are not what she refuses, nor allows, with messages. */
const isOfMessages = ({ purposes }: PermissionScope): boolean => purposes.includes('marketing');

function refusesEvery({ scope }: StandingWord): boolean {
  return scope.channels === 'all' && (scope.about === 'contact' || isOfMessages(scope));
}

function isTakenBack(no: StandingWord, standing: readonly StandingWord[], channel: string): boolean {
  if (no.scope.about === 'contact') return false;
  return standing.some((one) => names(one.scope, channel) && isOfMessages(one.scope) && takesBack(one, no));
}
