import type { CustomerEvent } from '../event/index.ts';
import { isJsonObject } from '../foundation/index.ts';
import { type IdentityRules, ruleOf } from './identity-rules.ts';

/**
 * What the visitor of a browser said about being known later, or a person of a link of her own: when she last refused and when she last allowed it,
 * milliseconds since 1970. The later of the two holds, a refusal where both are equal: so it does not matter in which order what she said arrives.
 */
export interface AttachPermission {
  readonly refusedAt?: number;
  readonly allowedAt?: number;
}

export const nothingSaid: AttachPermission = {};

/**
 * What an event says about it, by the categories of its consent object and, where the rules say so, by Global Privacy Control. A category
 * that is about something else (advertising, an e-mail) says nothing; refusing all of several is a refusal, whatever they are called. Pure.
 */
export function attachPermissionOf(event: CustomerEvent, rules: IdentityRules): AttachPermission {
  const { consent, gpc } = event.context;
  if (consent === undefined && gpc === undefined) return nothingSaid;
  const refused: AttachPermission = { refusedAt: event.time };
  if (rules.attachGpcRefuses && (gpc === true || gpc === 1 || gpc === '1')) return refused;
  const preferences = isJsonObject(consent) ? consent.categoryPreferences : undefined;
  if (!isJsonObject(preferences)) return nothingSaid;
  const purposes = rules.attachPurposes ?? [];
  const stated = Object.entries(preferences).filter(([, answer]) => typeof answer === 'boolean');
  const about = stated.filter(([category]) => purposes.includes(category.toLowerCase()));
  const refusesAll = stated.length > 1 && stated.every(([, answer]) => answer === false);
  if (refusesAll || about.some(([, answer]) => answer === false)) return refused;
  return about.length > 0 ? { allowedAt: event.time } : nothingSaid;
}

/** Both together; the very `left` when `right` adds nothing. Commutative, associative, and the same however often it is done. */
export function mergeAttachPermission(left: AttachPermission, right: AttachPermission): AttachPermission {
  const refusedAt = later(left.refusedAt, right.refusedAt);
  const allowedAt = later(left.allowedAt, right.allowedAt);
  if (refusedAt === left.refusedAt && allowedAt === left.allowedAt) return left;
  return { ...(refusedAt === undefined ? {} : { refusedAt }), ...(allowedAt === undefined ? {} : { allowedAt }) };
}

function later(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || (right !== undefined && right > left) ? right : left;
}

export function isRefused({ refusedAt, allowedAt }: AttachPermission): boolean {
  return refusedAt !== undefined && refusedAt >= (allowedAt ?? Number.NEGATIVE_INFINITY);
}

/** Whether what was seen together with an identifier may say who she is: browsers and devices give or refuse that. */
export function mayAttach(namespace: string, said: AttachPermission, rules: IdentityRules): boolean {
  const mode = rules.attachEarlier ?? 'unless_refused';
  if (mode === 'always' || !ruleOf(rules, namespace).device) return true;
  if (isRefused(said)) return false;
  return mode === 'unless_refused' || said.allowedAt !== undefined;
}
