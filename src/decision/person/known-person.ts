import type { Portrait } from '../../audience/index.ts';
import type { ConsentRules, Purpose } from '../../consent/index.ts';
import type { IdentifierId, JsonValue, PersonId, SourceId } from '../../foundation/index.ts';
import type { Contact, ContactState } from '../../gate/index.ts';
import { decodeSummary, emptySummary, type Fragment, type Settlement, type TraitPreference } from '../../profile/index.ts';
import type { Override } from '../choice/choose-content.ts';
import type { PersonRow } from '../queries/person.ts';

/** An exception that somebody pinned: she never, or always, counts as one of a group. */
export interface PinnedException {
  readonly group: number;
  readonly stance: 'always' | 'never';
  readonly note: string;
  readonly by: string;
}

/** A fragment with its summary as text, where that is how it came. */
export interface KnownFragment extends Fragment {
  readonly text?: string | undefined;
}

/** What was worked out of a person, good for as long as neither she nor what it is read by changes. Kept with her, so that it goes when she goes. */
export interface WorkedOut {
  portrait?: { readonly whole: Portrait; readonly consent: ConsentRules; readonly preference: TraitPreference };
}

/** What a decision knows of a person, before the gate says what of it may be used. */
export interface KnownPerson {
  readonly id: PersonId;
  readonly fragments: readonly KnownFragment[];
  readonly settlements: readonly Settlement[];
  readonly exceptions: readonly PinnedException[];
  readonly overrides: readonly Override[];
  /** The newest messages to each of her identifiers. */
  readonly contacts: readonly Contact[];
  /** Signals that she does not want to be used, with when she said so. */
  readonly refusedSignals: ReadonlyMap<string, number>;
  readonly workedOut: WorkedOut;
}

/** A person out of the rows of one read; undefined when nobody is known by it. Pure. */
export function knownPersonOf(rows: readonly PersonRow[]): KnownPerson | undefined {
  const fragments: KnownFragment[] = [];
  const settlements: Settlement[] = [];
  const exceptions: PinnedException[] = [];
  const overrides: Override[] = [];
  const contacts: Contact[] = [];
  const refusedSignals = new Map<string, number>();
  for (const row of rows) {
    const identifierId = row.identifier_id as IdentifierId;
    if (row.kind === 'identifier') fragments.push(fragmentOf(row));
    else if (row.kind === 'settlement') {
      settlements.push({
        ...{
          identifierId,
          trait: row.name,
          value: JSON.parse(row.value) as JsonValue,
          by: row.made_by ?? '',
          reason: row.body ?? '',
          time: row.at,
        },
        sourceId: row.source_id === null ? undefined : (row.source_id as SourceId),
      });
    } else if (row.kind === 'exception') {
      exceptions.push({ group: row.number, stance: row.name as PinnedException['stance'], note: row.value, by: row.made_by ?? '' });
    } else if (row.kind === 'override') {
      overrides.push({ item: row.value, place: row.name, by: row.made_by ?? '', reason: row.body ?? '' });
    } else if (row.kind === 'contact') contacts.push(contactOf(row));
    else refusedSignals.set(row.name, row.at);
  }
  const [first] = fragments;
  if (first === undefined) return undefined;
  fragments.sort((left, right) => left.identifier.id - right.identifier.id);
  const id = (rows[0] as PersonRow).person_id as PersonId;
  return { id, fragments, settlements, exceptions, overrides, contacts, refusedSignals, workedOut: {} };
}

function contactOf(row: PersonRow): Contact {
  return {
    ...{ identifierId: row.identifier_id, channel: row.name, purpose: row.value as Purpose, at: row.at },
    ...{ isPromotion: row.number % 2 === 1, isAnswer: row.number >= 2, message: row.made_by ?? '', state: row.body as ContactState },
  };
}

function fragmentOf(row: PersonRow): KnownFragment {
  return {
    identifier: {
      ...{ id: row.identifier_id as IdentifierId, namespace: row.name, value: row.value, firstSeen: row.at },
      ...{ sourceId: row.source_id as SourceId, shared: row.number === 1 },
    },
    summary: (row.body === null ? undefined : decodeSummary(row.body)) ?? emptySummary(),
    text: row.body ?? undefined,
  };
}
