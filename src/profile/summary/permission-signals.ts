import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonValue } from '../../foundation/index.ts';
import type { EventMeaning } from './event-meaning.ts';
import { channelNamed, yesOrNo } from './permission-words.ts';
import { readPermissions } from './read-permissions.ts';
import { compareText } from './stable-hash.ts';
import { isKeptName } from './statements.ts';
import type { Statement } from './summary.ts';

/** The purpose that Global Privacy Control speaks about: selling or sharing personal data (W3C draft, US state laws). */
export const saleOrSharing = 'sale_or_sharing';

/**
 * What an event says about what the person allows: its consent object (Segment's `context.consent.categoryPreferences`), a changed
 * preference, an unsubscribe, Global Privacy Control. Each with its signal; only what is said, never what follows from silence. Pure.
 */
export function permissionsOf(event: CustomerEvent, time: number, meaning: EventMeaning): Statement[] {
  const found: Statement[] = [];
  const { context } = event;
  if (context.consent !== undefined && isJsonObject(context.consent)) {
    const signal = meaning.permission === 'preference' ? 'preference' : 'consent';
    addPreferences(found, event, time, signal, context.consent.categoryPreferences);
  }
  if (context.gpc === true || context.gpc === 1 || context.gpc === '1') {
    found.push([time, event.sourceId, event.messageId, 'gpc', [saleOrSharing], [false]]);
  }
  if (event.kind === 'track') addFromName(found, event, time, meaning);
  return found;
}

/** What the event is called (`Email Unsubscribed`), and what its properties say where it tells of changed permissions. */
function addFromName(found: Statement[], event: CustomerEvent, time: number, meaning: EventMeaning): void {
  const { permission } = meaning;
  const channel = channelNamed(event.properties.channel);
  if (meaning.said !== undefined || permission === 'unsubscribed') {
    const { granted, purposes } = meaning.said ?? { granted: false, purposes: ['email'] };
    const isOfNone = permission === 'unsubscribed' || purposes.every((purpose) => purpose === 'marketing' || purpose === 'contact');
    const named = [...(channel !== undefined && isOfNone ? [channel] : purposes)].filter(isKeptName).sort();
    const signal = granted ? 'preference' : 'unsubscribe';
    if (named.length > 0) found.push([time, event.sourceId, event.messageId, signal, named, named.map(() => granted)]);
  } else if (meaning.tellsPermissions && !found.some(([, , , signal]) => signal === 'preference')) {
    const said = [...readPermissions(Object.entries(event.properties), ['preferences'])].filter(([purpose]) => isKeptName(purpose));
    said.sort(([left], [right]) => compareText(left, right));
    const names = said.map(([purpose]) => purpose);
    if (names.length > 0) found.push([time, event.sourceId, event.messageId, 'preference', names, said.map(([, granted]) => granted)]);
  }
}

function addPreferences(
  found: Statement[],
  event: CustomerEvent,
  time: number,
  signal: 'consent' | 'preference',
  preferences: JsonValue | undefined,
): void {
  if (!isJsonObject(preferences)) return;
  const names: string[] = [];
  let isInOrder = true;
  for (const name of Object.keys(preferences)) {
    if (yesOrNo(preferences[name]) === undefined || !isKeptName(name)) continue;
    if (names.length > 0 && (names[names.length - 1] as string) > name) isInOrder = false;
    names.push(name);
  }
  if (!isInOrder) names.sort();
  if (names.length === 0) return;
  found.push([time, event.sourceId, event.messageId, signal, names, names.map((name) => yesOrNo(preferences[name]) === true)]);
}
