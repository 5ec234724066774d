import type { IdentifierId, JsonValue, PersonId, SourceId } from '../../foundation/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import * as queries from '../queries/people.ts';
import { decodeSummary, emptySummary } from '../summary/summary.ts';
import { chooseTraits } from './choose-traits.ts';
import { nameOf } from './customer-name.ts';
import { type CustomerPlace, placeOfCustomer } from './customer-place.ts';
import type { ViewContext } from './customer-view.ts';
import { compareIdentifiers, type Fragment, type Settlement } from './fragment.ts';
import { showSealed } from './shown-value.ts';

/** The fragments of some people by person, one query. People without identifiers are not in it. */
export async function readFragments(sql: Sql, personIds: readonly PersonId[]): Promise<Map<PersonId, Fragment[]>> {
  const byPerson = new Map<PersonId, Fragment[]>();
  if (personIds.length === 0) return byPerson;
  const rows = await sql.prepared<queries.FragmentRow>('profile_fragments', queries.fragmentsOfPeople, [int8Array(personIds)]);
  for (const row of rows) {
    const fragment: Fragment = {
      identifier: {
        id: row.id as IdentifierId,
        namespace: row.namespace,
        value: row.value,
        firstSeen: row.first_seen,
        sourceId: row.source_id as SourceId,
        shared: row.shared,
      },
      summary: (row.body === null ? undefined : decodeSummary(row.body)) ?? emptySummary(),
    };
    const personId = row.person_id as PersonId;
    const known = byPerson.get(personId);
    if (known === undefined) byPerson.set(personId, [fragment]);
    else known.push(fragment);
  }
  return byPerson;
}

/** What was settled for some people, oldest first. */
export async function readSettlements(sql: Sql, personIds: readonly PersonId[]): Promise<Settlement[]> {
  const rows = await sql.prepared<queries.SettlementRow>('profile_settlements', queries.settlementsOf, [int8Array(personIds)]);
  return rows.map((row) => ({
    identifierId: row.identifier_id as IdentifierId,
    trait: row.trait,
    value: JSON.parse(row.value) as JsonValue,
    sourceId: row.source_id === null ? undefined : (row.source_id as SourceId),
    by: row.settled_by,
    reason: row.reason,
    time: row.settled_at,
  }));
}

/** A person in a list: what to call her, where she is, when she was last seen and by which sources. */
export interface PersonInBrief {
  readonly name: string;
  readonly place: CustomerPlace;
  /** Her picture's address, when a source gave one. */
  readonly photo?: string;
  readonly last: number | undefined;
  readonly sourceIds: readonly number[];
}

/** Some people in brief, two queries at once. Pass the view's context without settlements: they are read here. */
export async function readInBrief(
  sql: Sql,
  personIds: readonly PersonId[],
  context: Omit<ViewContext, 'settlements'>,
): Promise<Map<PersonId, PersonInBrief>> {
  const [byPerson, settlements] = await Promise.all([readFragments(sql, personIds), readSettlements(sql, personIds)]);
  const brief = new Map<PersonId, PersonInBrief>();
  for (const [personId, fragments] of byPerson) {
    const ids = new Set(fragments.map((fragment) => fragment.identifier.id));
    const own = settlements.filter((settlement) => ids.has(settlement.identifierId));
    const traits = chooseTraits(fragments, own, context.preference, context.sourceOf).filter((trait) => !context.isHidden(trait.name));
    const place = placeOfCustomer(
      traits,
      context.now,
      fragments.flatMap((fragment) => fragment.summary.orders),
    );
    const known = fragments
      .map((fragment) => fragment.identifier)
      .filter((one) => !context.isHidden(one.namespace))
      .sort((left, right) => compareIdentifiers(left, right, context.priorityOf));
    const photo = traits.find((trait) => trait.name === 'avatar' || trait.name === 'photo')?.value;
    const seen = fragments.filter((fragment) => fragment.summary.count > 0);
    brief.set(personId, {
      name: showSealed(nameOf(traits, place, known).display),
      place,
      ...(typeof photo === 'string' && /^https:\/\//.test(photo) ? { photo } : {}),
      last: seen.length === 0 ? undefined : Math.max(...seen.map((fragment) => fragment.summary.last)),
      sourceIds: [...new Set(fragments.flatMap((fragment) => fragment.summary.sources.map(([id]) => id)))],
    });
  }
  return brief;
}
