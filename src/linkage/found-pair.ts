import type { TraitPreference } from '../profile/index.ts';
import type { LinkageModel, PairScore } from './model/linkage-model.ts';
import type { NormalRecord } from './statistics/person-field.ts';

/** A record with who holds its identifier by now. */
export interface HeldRecord {
  readonly identifierId: number;
  readonly personId: number;
  readonly record: NormalRecord;
}

/** Two identifiers of different people, and how sure it is that those are one. */
export interface FoundPair extends PairScore {
  readonly one: Pick<HeldRecord, 'identifierId' | 'personId'>;
  readonly other: Pick<HeldRecord, 'identifierId' | 'personId'>;
  /** The first rule that brought them together. */
  readonly rule: string;
}

export interface ComparingContext {
  readonly model: LinkageModel;
  readonly preference: TraitPreference;
  /** From this chance on a pair comes before a reviewer. */
  readonly reviewFrom: number;
  readonly now: number;
}

/** Two people by one name, whichever is said first. Pure. */
export function nameOfTwo(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** Of two people the pair of records that is surest. Pure. */
export function surestOfPeople(found: readonly FoundPair[]): FoundPair[] {
  const surest = new Map<string, FoundPair>();
  for (const pair of found) {
    const people = nameOfTwo(pair.one.personId, pair.other.personId);
    if ((surest.get(people)?.bits ?? Number.NEGATIVE_INFINITY) < pair.bits) surest.set(people, pair);
  }
  return [...surest.values()];
}
