import type { PersonId } from '../foundation/index.ts';
import { type IdentityRules, ruleOf } from '../identity/index.ts';
import { type StandingPair, standingPairs } from '../linkage/index.ts';
import {
  callingNumbers,
  chooseTraits,
  type Fragment,
  readFragments,
  readSettlements,
  type Settlement,
  type TraitPreference,
} from '../profile/index.ts';
import { int8Array, type Sql } from '../storage/index.ts';
import { absencesOf, absentByTrait, type NamedSource } from './absences.ts';
import type { RecordFacts } from './customer-standing.ts';
import * as queries from './queries/keep.ts';

/** By what records are read. */
export interface ReadingContext {
  readonly identity: IdentityRules;
  readonly preference: TraitPreference;
  readonly sources: readonly NamedSource[];
}

/** Some people with all who are, or were until now, of one customer with them. */
export interface Circle {
  readonly records: readonly RecordFacts[];
  readonly pairs: readonly StandingPair[];
  /** Every number under which one of them may have stood: a person's number is that of an identifier. */
  readonly numbers: readonly number[];
}

// A chain of pairs that long is a wrong rule of linkage rather than a customer; what lies beyond is judged with whoever it hangs on there.
const neighboursMax = 1_000;
const milliseconds = 1_000;
const nameTraits = new Set(['preferredName', 'nickname', 'firstName', 'lastName', 'name', 'email', 'phone']);

/** Reads what judging these people takes. A handful of statements for each step along open pairs, whatever the number of people. */
export async function readCircle(sql: Sql, people: readonly number[], context: ReadingContext): Promise<Circle> {
  const all = new Set(people);
  const pairs = new Map<number, StandingPair>();
  for (let edge = [...all]; edge.length > 0 && all.size <= people.length + neighboursMax; ) {
    const mates = await sql.prepared<{ person_id: number }>('view_mates', queries.matesOf, [int8Array(edge)]);
    const found = await standingPairs(sql, edge);
    for (const pair of found) pairs.set(pair.id, pair);
    const near = [...mates.map(({ person_id }) => person_id), ...found.filter(({ isOpen }) => isOpen).flatMap((pair) => pair.people)];
    edge = [...new Set(near)].filter((person) => !all.has(person));
    for (const person of edge) all.add(person);
  }
  const ids = [...all] as PersonId[];
  const [fragments, settlements, absences] = [await readFragments(sql, ids), await readSettlements(sql, ids), await absencesOf(sql, ids)];
  const records = [...fragments].map(([person, own]) => {
    const record = recordFacts(person, own, settlements, context);
    const said = absences.filter((one) => one.person === person).map(({ source }) => source);
    return { ...record, absent: new Set([...record.absent, ...said]) };
  });
  const identifiers = [...fragments.values()].flatMap((own) => own.map(({ identifier }) => identifier.id));
  return { records, pairs: [...pairs.values()], numbers: [...new Set([...ids, ...identifiers])] };
}

/** What is asked of one record; absences that somebody of the firm said come besides. Pure. */
export function recordFacts(
  personId: PersonId,
  fragments: readonly Fragment[],
  settlements: readonly Settlement[],
  { identity, preference, sources: named }: ReadingContext,
): RecordFacts {
  const ids = new Set(fragments.map(({ identifier }) => identifier.id));
  const settled = settlements.filter(({ identifierId }) => ids.has(identifierId));
  const traits = chooseTraits(fragments, settled, preference, (id) => ({ id, name: '' }));
  const sources = new Map<number, number>();
  for (const { summary } of fragments)
    for (const [source, , , lastSecond] of summary.sources)
      sources.set(source, Math.max(milliseconds * lastSecond, sources.get(source) ?? Number.NEGATIVE_INFINITY));
  return {
    ...{ personId, sources },
    isKnown:
      fragments.some(({ identifier }) => !identifier.shared && namesCustomer(identifier.namespace, identity)) ||
      traits.some(({ name }) => nameTraits.has(name)),
    openTraits: traits.filter(({ state }) => state === 'open').map(({ name }) => name),
    absent: absentByTrait(traits, named),
  };
}

/**
 * Whether somebody who has such an identifier is known: by what the firm calls a customer, or a number of its own. A browser, a device, a thing's serial number, a code on paper
 * and a name on a social network are not: nobody knows yet whose they are. Pure.
 */
export function namesCustomer(namespace: string, rules: IdentityRules): boolean {
  if (namespace === 'email' || callingNumbers.has(namespace)) return true;
  const { device, onlyByOwnLink, shareable } = ruleOf(rules, namespace);
  const isListed = Object.hasOwn(rules.namespaces, namespace);
  return device !== true && onlyByOwnLink !== true && !(isListed && shareable === true);
}
