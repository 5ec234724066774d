import type { Portrait, World } from '../portrait/portrait.ts';
import { type Finding, findingOf } from '../rule/evaluate-rule.ts';
import type { Rule } from '../rule/rule.ts';

/** A condition that makes somebody belong, with her own number; `isNot` when it is that it does not hold. */
export interface Reason extends Finding {
  readonly isNot: boolean;
}

/** Every condition of a rule that speaks for her belonging, in the order in which they are written. Pure. */
export function reasonsOf(rule: Rule, portrait: Portrait, world: World, now: number, isNot = false): Reason[] {
  const within = (parts: readonly Rule[]) => parts.flatMap((part) => reasonsOf(part, portrait, world, now, isNot));
  if ('all' in rule) return within(rule.all);
  if ('any' in rule) return within(rule.any);
  if ('not' in rule) return reasonsOf(rule.not, portrait, world, now, !isNot);
  const finding = findingOf(rule, portrait, world, now);
  return finding.holds === !isNot ? [{ ...finding, isNot }] : [];
}
