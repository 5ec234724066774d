import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonValue } from '../../foundation/index.ts';
import type { EventMeaning } from './event-meaning.ts';
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
  if (meaning.permission === 'unsubscribed') {
    found.push([time, event.sourceId, event.messageId, 'unsubscribe', ['email'], [false]]);
  }
  return found;
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
    if (typeof preferences[name] !== 'boolean' || !isKeptName(name)) continue;
    if (names.length > 0 && (names[names.length - 1] as string) > name) isInOrder = false;
    names.push(name);
  }
  if (!isInOrder) names.sort();
  if (names.length === 0) return;
  found.push([time, event.sourceId, event.messageId, signal, names, names.map((name) => preferences[name] as boolean)]);
}
