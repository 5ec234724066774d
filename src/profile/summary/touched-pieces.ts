import type { CustomerEvent } from '../../event/index.ts';
import { actsMax } from './acts.ts';
import { meaningOf, noMeaning } from './event-meaning.ts';
import type { Summary } from './summary.ts';
import { otherNamesMax } from './tallies.ts';

/**
 * Pieces of a summary that an event may change, as bits: whoever asks a thousand questions of people asks only those anew that a change may have touched.
 * Tallies of names and acts are told by the event's name; their bits are set when others than those of that name may have changed.
 */
export const pieces = {
  /** Acts of other names: the list is full, and an old one goes for each new one. */
  acts: 1,
  /** Tallies of other names: there are more than are kept. */
  names: 2,
  /** Counts by day and channel, and shares of channels. */
  days: 4,
  visits: 8,
  /** Orders and reversals, and with them what was spent and returned. */
  orders: 16,
  care: 32,
  choices: 64,
  traits: 128,
  /** Traits that systems observe: language, zone, place, currency. */
  place: 256,
  permissions: 512,
  /** Goals, and what matters. */
  stated: 1_024,
  groups: 2_048,
  receivings: 4_096,
} as const;

/** All of them: for a change that is no event. */
export const allPieces = Object.values(pieces).reduce((sum, bit) => sum + bit, 0);

/** What folding an event may have changed, given the summary that came of it, besides acts and tallies of the event's own name. Pure. */
export function touchedPieces({ kind, name, context }: CustomerEvent, after: Pick<Summary, 'acts' | 'names'>): number {
  const meaning = kind === 'track' ? meaningOf(name) : noMeaning;
  let touched: number = pieces.days;
  if (after.acts.length >= actsMax) touched |= pieces.acts;
  if (after.names.length >= otherNamesMax) touched |= pieces.names;
  if (kind === 'identify' || context.traits !== undefined) touched |= pieces.traits | pieces.permissions | pieces.stated;
  if (context.location !== undefined || context.locale !== undefined || context.timezone !== undefined) touched |= pieces.place;
  if (kind === 'group') touched |= pieces.groups;
  if (tellsPermission(context)) touched |= pieces.permissions;
  if (kind !== 'track' && kind !== 'page' && kind !== 'screen') return touched;
  touched |= pieces.visits;
  if (kind !== 'track') return touched;
  // Choices, and how an order reached her, are told by what an event holds, whatever its name.
  touched |= pieces.choices | pieces.receivings;
  if (meaning.order !== undefined) touched |= pieces.orders | pieces.care | pieces.place;
  if (meaning.care !== undefined) touched |= pieces.care;
  if (meaning.stated !== undefined) touched |= pieces.stated;
  if (meaning.permission !== undefined || meaning.said !== undefined || meaning.tellsPermissions) touched |= pieces.permissions;
  return touched;
}

/** Consent objects and signals may come with any event. */
function tellsPermission(context: CustomerEvent['context']): boolean {
  return Object.keys(context).some((name) => /consent|gpc|privacy|tcf|gpp|iab|opt/i.test(name));
}
