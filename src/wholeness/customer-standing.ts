import { dayMs, lowestOfGroups } from '../foundation/index.ts';
import { traitName } from '../profile/index.ts';
import type { SingleViewDefinition } from './single-view-setting.ts';

/** What of one record, a person as identity has her, is asked when her customer is judged. */
export interface RecordFacts {
  readonly personId: number;
  /** Somebody, and not a browser, a code or a name on a network alone. */
  readonly isKnown: boolean;
  /** Sources that know her, and when each last said something: milliseconds since 1970. */
  readonly sources: ReadonlyMap<number, number>;
  /** Traits on which sources disagree, and that nobody settled. */
  readonly openTraits: readonly string[];
  /** Sources where she is known not to be. */
  readonly absent: ReadonlySet<number>;
}

/** Two records about which linkage has something to say. */
export interface RecordPair {
  readonly id: number;
  readonly people: readonly [number, number];
  /** Nobody has said yet whether they are one. */
  readonly isOpen: boolean;
  readonly isDisputed: boolean;
}

export const gapKinds = ['likely_pair', 'reviewers_differ', 'source_missing', 'source_stale', 'not_fresh', 'trait_open'] as const;
export type GapKind = (typeof gapKinds)[number];

/** Why a customer is not yet whole; each names what mends it. */
export type Gap =
  | { readonly kind: 'likely_pair' | 'reviewers_differ'; readonly pair: number; readonly people: readonly [number, number] }
  | { readonly kind: 'source_missing'; readonly source: number }
  | { readonly kind: 'source_stale'; readonly source: number; readonly last: number }
  | { readonly kind: 'not_fresh'; readonly last: number }
  | { readonly kind: 'trait_open'; readonly trait: string; readonly person: number };

export type StandingState = 'not_yet' | 'unknown' | 'whole';

/** One customer: a record, or several that are likely one person's. */
export interface CustomerStanding {
  /** The lowest number among her records that are known, else the lowest. */
  readonly customerId: number;
  readonly people: readonly number[];
  /** `unknown`: nobody is known behind it, so it is no customer. */
  readonly state: StandingState;
  readonly gaps: readonly Gap[];
  /** When time alone will change this, in milliseconds since 1970. */
  readonly looksAgainAt?: number;
}

/**
 * Puts records that are likely one person's together, and judges each customer. Every record is in exactly one customer. Pure.
 *
 * Several records that hang together by open pairs are one customer who is not yet whole: counted one by one, a firm that knows somebody in pieces would have more customers
 * the less it has linked. What her records know is held against the definition together, so that a source that knows one of them is not called missing as well.
 */
export function standingsOf(
  records: readonly RecordFacts[],
  pairs: readonly RecordPair[],
  definition: SingleViewDefinition,
  now: number,
): CustomerStanding[] {
  const ids = records.map(({ personId }) => personId);
  const isHere = new Set(ids);
  const open = pairs.filter(({ people, isOpen }) => isOpen && people.every((person) => isHere.has(person)));
  const leadOf = lowestOfGroups(
    ids,
    open.map(({ people }) => people),
  );
  const together = new Map<number, RecordFacts[]>();
  for (const record of records) {
    const lead = leadOf.get(record.personId) as number;
    together.set(lead, [...(together.get(lead) ?? []), record]);
  }
  const pairsAt = new Map<number, RecordPair[]>();
  for (const pair of pairs)
    for (const lead of new Set(pair.people.map((person) => leadOf.get(person))))
      if (lead !== undefined) pairsAt.set(lead, [...(pairsAt.get(lead) ?? []), pair]);
  return [...together].map(([lead, own]) => standingOf(own, pairsAt.get(lead) ?? [], definition, now));
}

function standingOf(
  together: readonly RecordFacts[],
  pairs: readonly RecordPair[],
  definition: SingleViewDefinition,
  now: number,
): CustomerStanding {
  const records = [...together].sort((left, right) => left.personId - right.personId);
  const people = records.map(({ personId }) => personId);
  const known = records.filter(({ isKnown }) => isKnown).map(({ personId }) => personId);
  const customerId = known.length === 0 ? (people[0] as number) : Math.min(...known);
  if (known.length === 0) return { customerId, people, state: 'unknown', gaps: [] };
  const { gaps: ofSources, looksAgainAt } = sourceGaps(records, definition, now);
  const gaps = [...pairGaps(pairs, definition), ...ofSources, ...traitGaps(records, definition)];
  const state = gaps.length === 0 ? 'whole' : 'not_yet';
  return { customerId, people, state, gaps, ...(looksAgainAt === undefined ? {} : { looksAgainAt }) };
}

function pairGaps(pairs: readonly RecordPair[], { reviewersAgree }: SingleViewDefinition): Gap[] {
  return [...pairs]
    .sort((left, right) => left.id - right.id)
    .flatMap(({ id, people, isOpen, isDisputed }): Gap[] => {
      if (isOpen) return [{ kind: 'likely_pair', pair: id, people }];
      return isDisputed && reviewersAgree ? [{ kind: 'reviewers_differ', pair: id, people }] : [];
    });
}

/** How a source that is expected stands with a customer. `absent`: she is known not to be there. */
export interface ExpectedStanding {
  readonly source: number;
  readonly freshDays: number | null;
  readonly state: 'absent' | 'linked' | 'missing' | 'stale';
  readonly last?: number;
}

/** Each source that is expected, by all that her records know. What a source has said counts before what somebody says of its silence. Pure. */
export function expectedOf(records: readonly RecordFacts[], { expected }: SingleViewDefinition, now: number): ExpectedStanding[] {
  const lastOf = lastBySource(records);
  return expected.map(({ source, freshDays }) => {
    const last = lastOf.get(source);
    const isFresh = last !== undefined && (freshDays === null || now < last + freshDays * dayMs);
    const isAbsent = !isFresh && records.some(({ absent }) => absent.has(source));
    const state = isFresh ? 'linked' : isAbsent ? 'absent' : last === undefined ? 'missing' : 'stale';
    return { source, freshDays, state, ...(last === undefined ? {} : { last }) };
  });
}

function lastBySource(records: readonly RecordFacts[]): Map<number, number> {
  const lastOf = new Map<number, number>();
  for (const { sources } of records)
    for (const [source, last] of sources) lastOf.set(source, Math.max(last, lastOf.get(source) ?? Number.NEGATIVE_INFINITY));
  return lastOf;
}

function sourceGaps(records: readonly RecordFacts[], definition: SingleViewDefinition, now: number) {
  const { freshDays } = definition;
  const expected = expectedOf(records, definition, now);
  const lasts = [...lastBySource(records).values()];
  const last = lasts.length === 0 ? undefined : Math.max(...lasts);
  const isOld = freshDays !== null && last !== undefined && now >= last + freshDays * dayMs;
  const gaps = expected.flatMap(({ source, state, last: said }): Gap[] => {
    if (state === 'stale' && said !== undefined) return [{ kind: 'source_stale', source, last: said }];
    return state === 'missing' ? [{ kind: 'source_missing', source }] : [];
  });
  if (isOld) gaps.push({ kind: 'not_fresh', last });
  const ends = [
    ...expected.map(({ freshDays: days, last: said }) => (days === null || said === undefined ? now : said + days * dayMs)),
    ...(freshDays === null || last === undefined ? [] : [last + freshDays * dayMs]),
  ].filter((end) => end > now);
  return { gaps, looksAgainAt: ends.length === 0 ? undefined : Math.min(...ends) };
}

function traitGaps(records: readonly RecordFacts[], { traits }: SingleViewDefinition): Gap[] {
  const asked = new Set(traits.map(traitName));
  return records.flatMap(({ personId, openTraits }) =>
    openTraits.filter((trait) => asked.has(trait)).map((trait): Gap => ({ kind: 'trait_open', trait, person: personId })),
  );
}
