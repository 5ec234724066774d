import type { CustomerEvent } from '../event/index.ts';
import { isJsonObject, type JsonValue, parseInstant, secondMs } from '../foundation/index.ts';
import { stringWordsOf } from './iab-strings.ts';
import { saleOrSharing, scopeOf } from './permission-scope.ts';
import type { PermissionSignal, PermissionStatement } from './permission-statement.ts';
import { channelNamed, yesOrNo } from './permission-words.ts';
import { readPermissions } from './read-permissions.ts';
import { relationshipName, relationshipNamed } from './relationship-wanted.ts';

/** What the name of an event says about permission. */
export interface PermissionMeaning {
  readonly permission?: 'preference' | 'relationship' | 'unsubscribed';
  /** Its name says what she allows or refuses: `SMS Opted Out`. */
  readonly said?: { readonly purposes: readonly string[]; readonly granted: boolean };
  /** Its properties may say what she allows: `Email Preferences Updated`. */
  readonly tellsPermissions?: true;
}

// Longer names are somebody's data in the wrong place.
const nameLengthMax = 100;
const isKept = (name: string): boolean => name !== '' && name.length <= nameLengthMax;

/** What one signal of an event says, by name. */
interface Words {
  readonly signal: PermissionSignal;
  readonly time: number;
  readonly answers: Map<string, JsonValue>;
}

/**
 * What an event says about what the person allows: its consent object (Segment's `context.consent.categoryPreferences`), a changed
 * preference, an unsubscribe, Global Privacy Control, strings of the IAB, the relationship that she chose. Each with its signal; only what is said, never
 * what follows from silence, and of two answers under one name the no. Pure.
 */
export function permissionStatementsOf(event: CustomerEvent, time: number, meaning: PermissionMeaning): PermissionStatement[] {
  const { context } = event;
  const words: Words[] = [];
  const { consent } = context;
  const isAboutIt = meaning.tellsPermissions === true || meaning.permission === 'preference';
  if (consent !== undefined && isJsonObject(consent)) {
    const signal = meaning.permission === 'preference' ? 'preference' : 'consent';
    words.push({ signal, time, answers: preferencesIn(consent.categoryPreferences, untilOf(consent.expiresAt ?? consent.expires_at)) });
  }
  if (context.gpc === true || context.gpc === 1 || context.gpc === '1') {
    words.push({ signal: 'gpc', time, answers: new Map([[saleOrSharing, false]]) });
  }
  for (const { signal, time: at, answers } of stringWordsOf(event, time, isAboutIt))
    words.push({ signal, time: at, answers: new Map(answers) });
  if (event.kind === 'track') words.push(...nameWords(event, time, meaning, words));
  return words.length === 0 ? [] : statementsOf(event, words);
}

function statementsOf(event: CustomerEvent, words: readonly Words[]): PermissionStatement[] {
  const refused = new Set<string>();
  if (words.length > 1) for (const { answers } of words) for (const [name, answer] of answers) if (answer === false) refused.add(name);
  return words.flatMap(({ signal, time, answers }): PermissionStatement[] => {
    const names = [...answers.keys()].filter((name) => isKept(name) && (answers.get(name) === false || !refused.has(name))).sort();
    if (names.length === 0) return [];
    return [[time, event.sourceId, event.messageId, signal, names, names.map((name) => answers.get(name) as JsonValue)]];
  });
}

/** What the event is called (`Email Unsubscribed`), and what its properties say where it tells of changed permissions. */
function nameWords(event: CustomerEvent, time: number, meaning: PermissionMeaning, others: readonly Words[]): Words[] {
  const { permission } = meaning;
  const { properties } = event;
  if (permission === 'relationship') {
    const chosen = relationshipNamed(properties.relationship ?? properties.choice ?? properties.chosen);
    return chosen === undefined ? [] : [{ signal: 'preference', time, answers: new Map([[relationshipName, chosen]]) }];
  }
  const until = untilOf(properties.expires_at ?? properties.expiresAt);
  if (meaning.said !== undefined || permission === 'unsubscribed') {
    const { granted, purposes } = meaning.said ?? { granted: false, purposes: ['email'] };
    const channel = channelNamed(properties.channel);
    const isOfNone = permission === 'unsubscribed' || purposes.every((purpose) => purpose === 'marketing' || purpose === 'contact');
    const named = channel !== undefined && isOfNone ? [channel] : purposes;
    return [
      {
        signal: granted ? 'preference' : 'unsubscribe',
        time,
        answers: answersOf(
          named.map((name) => [name, granted]),
          until,
        ),
      },
    ];
  }
  if (!meaning.tellsPermissions || others.some(({ signal, answers }) => signal === 'preference' && answers.size > 0)) return [];
  const said = readPermissions(Object.entries(properties), ['preferences']);
  // `location: true` is no permission among traits, but it is one where she was asked for nothing else.
  for (const [name, value] of Object.entries(properties)) {
    const answer = yesOrNo(value);
    if (answer !== undefined && !said.has(name) && isPlainPurpose(name)) said.set(name, answer);
  }
  return [{ signal: 'preference', time, answers: answersOf(said, until) }];
}

function isPlainPurpose(name: string): boolean {
  const { purposes, channels } = scopeOf(name);
  return purposes.length > 0 && channels === 'all';
}

function answersOf(said: Iterable<readonly [string, boolean]>, until: number | undefined): Map<string, JsonValue> {
  return new Map([...said].map(([name, granted]): [string, JsonValue] => [name, granted ? (until ?? true) : false]));
}

function preferencesIn(preferences: JsonValue | undefined, until: number | undefined): Map<string, JsonValue> {
  if (!isJsonObject(preferences)) return new Map();
  const said = Object.entries(preferences).flatMap(([name, value]): [string, boolean][] => {
    const answer = yesOrNo(value);
    return answer === undefined ? [] : [[name, answer]];
  });
  return answersOf(said, until);
}

// A greater number is one of milliseconds: in seconds it would be the year 5138.
const secondsMax = 100_000_000_000;

/** The second until which a yes holds, where the event says so. */
function untilOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return Math.floor(value > secondsMax ? value / secondMs : value);
  const ms = typeof value === 'string' ? parseInstant(value) : undefined;
  return ms === undefined ? undefined : Math.floor(ms / secondMs);
}
