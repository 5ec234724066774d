import {
  type ConsentRules,
  type DelicatePurpose,
  type DelicateRules,
  delicateIn,
  ownWordOn,
  permissionsOf,
  withoutDelicate,
} from '../../consent/index.ts';
import type { CustomerEvent } from '../../event/index.ts';
import type { KnownPerson } from './known-person.ts';

/** By which rules something is delicate, and what agrees to it. */
export interface AgreementRules {
  readonly consent: ConsentRules;
  readonly delicate: DelicateRules;
}

/**
 * An event that came along, without what may be known only by agreement (where she is, who she is in social networks): agreed is what the event itself says, else
 * what she has said before. Undefined when it is about nothing else. Pure.
 */
export function agreedEvent(
  event: CustomerEvent,
  person: KnownPerson | undefined,
  rules: AgreementRules,
  now: number,
): CustomerEvent | undefined {
  const found = delicateIn(event, rules.delicate);
  if (found.length === 0) return event;
  const permissions = permissionsOf(person?.fragments ?? [], {}, rules.consent, now);
  const isAgreed = (purpose: DelicatePurpose): boolean => ownWordOn(event, purpose) ?? permissions.of(purpose).allowed;
  const refused = found.filter(({ purpose }) => !isAgreed(purpose));
  if (refused.some(({ isWhole }) => isWhole)) return undefined;
  return withoutDelicate(event, new Set(refused.map(({ purpose }) => purpose)), rules.delicate);
}
