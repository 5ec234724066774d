import type { RetiredField } from '../../event/index.ts';
import type { DeclaredField } from './keep-fields.ts';
import type { MeasuredField } from './measure-history.ts';

/**
 * Why a field is where it is. Kept because people say so (`serves`, `legal`), because the product goes by it (`inUse`), because it foretells
 * (`predicts`), or for no reason that anybody gave (`none`); `unknown` where too few people are known to say. `events` are no field that
 * could be given up. Of `none` is the retire list made.
 */
export type Standing = 'events' | 'inUse' | 'legal' | 'none' | 'predicts' | 'retired' | 'serves' | 'unknown';

/** The standing of one field. A person's word goes before what is measured, and what is measured before nothing. Pure. */
export function standingOf(field: MeasuredField, declared: DeclaredField | undefined, retired: RetiredField | undefined): Standing {
  if (field.sort === 'event') return 'events';
  if (retired !== undefined) return 'retired';
  if (declared?.reason === 'serves' || declared?.reason === 'legal') return declared.reason;
  if (field.isInUse) return 'inUse';
  if (field.verdict === 'predicts' || field.verdict === 'addsNothing' || declared?.reason === 'predicts') return 'predicts';
  return field.verdict === 'tooFew' ? 'unknown' : 'none';
}

/** How much of what is stored in fields has a reason to be there: shares of bytes, of fields that are not retired. */
export interface FieldsShare {
  readonly bytes: number;
  readonly predicts: number;
  /** Serves somebody, or the product goes by it. */
  readonly serves: number;
  readonly legal: number;
  readonly unknown: number;
  readonly none: number;
  /** Share of bytes that foretell the outcome, whatever else they are kept for. */
  readonly withPower: number;
}

/** Shares over all fields that are still stored. Pure. */
export function sharesOf(fields: readonly { readonly field: MeasuredField; readonly standing: Standing }[]): FieldsShare {
  const sums = { predicts: 0, serves: 0, legal: 0, unknown: 0, none: 0 };
  let withPower = 0;
  for (const { field, standing } of fields) {
    if (standing === 'events' || standing === 'retired') continue;
    sums[standing === 'inUse' ? 'serves' : standing] += field.bytes;
    if (field.verdict === 'predicts' || field.verdict === 'addsNothing') withPower += field.bytes;
  }
  const bytes = sums.predicts + sums.serves + sums.legal + sums.unknown + sums.none;
  const share = (part: number): number => (bytes === 0 ? 0 : part / bytes);
  return {
    bytes,
    predicts: share(sums.predicts),
    serves: share(sums.serves),
    legal: share(sums.legal),
    unknown: share(sums.unknown),
    none: share(sums.none),
    withPower: share(withPower),
  };
}
