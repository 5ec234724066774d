import { Conflict, InvalidInput, type JsonValue, NotFound } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import { addSettlement } from '../queries/people.ts';
import { type ChosenTrait, chooseTraits, type TraitValue, traitName } from './choose-traits.ts';
import type { Fragment, Settlement, SourceName } from './fragment.ts';
import type { TraitPreference } from './trait-preference.ts';

/** Which of several values is right: named by itself or by the source that said it. */
export interface SettleRequest {
  readonly trait: string;
  readonly value?: JsonValue | undefined;
  readonly sourceId?: number | undefined;
  readonly reason: string;
}

/**
 * Picks the value that a person declares right among those that are known. Pure.
 * @throws NotFound `profile.no_such_trait`; InvalidInput `profile.value_not_known` when no source says so.
 */
export function pickValue(
  fragments: readonly Fragment[],
  settlements: readonly Settlement[],
  request: Pick<SettleRequest, 'sourceId' | 'trait' | 'value'>,
  preference: TraitPreference,
  sourceOf: (id: number) => SourceName,
): TraitValue {
  const name = traitName(request.trait);
  const trait: ChosenTrait | undefined = chooseTraits(fragments, settlements, preference, sourceOf).find((each) => each.name === name);
  if (trait === undefined) throw new NotFound('profile.no_such_trait', `nothing is known of this customer's ${request.trait}`);
  const known: TraitValue[] = [trait, ...trait.others];
  const wanted = JSON.stringify(request.value);
  const picked = known.find(
    (each) =>
      (request.sourceId === undefined || each.sourceId === request.sourceId) &&
      (request.value === undefined || JSON.stringify(each.value) === wanted),
  );
  if (picked === undefined) {
    const at = request.value === undefined ? 'sourceId' : 'value';
    throw new InvalidInput('profile.value_not_known', [{ at, message: 'no source says this; choose one of the values shown' }]);
  }
  return picked;
}

/** Writes down what was settled; it belongs to the identifier whose source said so, and goes where that identifier goes. */
export async function settleTrait(sql: Sql, request: SettleRequest, picked: TraitValue, by: string, now: number): Promise<void> {
  await sql.query(addSettlement, [
    picked.identifierId,
    traitName(request.trait),
    JSON.stringify(picked.value),
    picked.sourceId,
    by,
    request.reason,
    now,
  ]);
}

/**
 * What somebody settled of a trait and holds now. Pure.
 * @throws NotFound `profile.no_such_trait`; Conflict `profile.not_settled` when nobody did.
 */
export function settlementOf(
  fragments: readonly Fragment[],
  settlements: readonly Settlement[],
  traitAsked: string,
  preference: TraitPreference,
  sourceOf: (id: number) => SourceName,
): Settlement {
  const name = traitName(traitAsked);
  const trait = chooseTraits(fragments, settlements, preference, sourceOf).find((each) => each.name === name);
  if (trait === undefined) throw new NotFound('profile.no_such_trait', `nothing is known of this customer's ${traitAsked}`);
  if (trait.settlement === undefined) throw new Conflict('profile.not_settled', `nobody has settled this customer's ${traitAsked}`);
  return trait.settlement;
}

/** Takes a settlement back, so that the rule decides again; who did it and why is kept like any settling. */
export async function reopenTrait(sql: Sql, settlement: Settlement, reason: string, by: string, now: number): Promise<void> {
  const { identifierId, trait } = settlement;
  // The newest settlement holds; one later by a millisecond holds whatever the clock says.
  await sql.query(addSettlement, [identifierId, trait, 'null', null, by, reason, Math.max(now, settlement.time + 1)]);
}
