import { type Condition, conditionsOf, type Rule } from './rule.ts';

/** The rule of another audience by its number; undefined for one that is not there or was put away. */
export type FindRule = (audience: number) => Rule | undefined;

/**
 * A rule in which other audiences stand as what they ask for. `{is}` is one of them: who is not known to belong does not. An audience that is not there has
 * nobody in it.
 */
export type ExpandedRule =
  | { readonly all: readonly ExpandedRule[] }
  | { readonly any: readonly ExpandedRule[] }
  | { readonly not: ExpandedRule }
  | { readonly is: ExpandedRule | undefined }
  | Condition;

/** Puts the rules of other audiences in their place. A circle, which nobody can write, has nobody in it. Pure. */
export function expandRule(rule: Rule, find: FindRule, within: readonly number[] = []): ExpandedRule {
  if ('all' in rule) return { all: rule.all.map((part) => expandRule(part, find, within)) };
  if ('any' in rule) return { any: rule.any.map((part) => expandRule(part, find, within)) };
  if ('not' in rule) return { not: expandRule(rule.not, find, within) };
  if (!('audience' in rule)) return rule;
  const found = within.includes(rule.audience) ? undefined : find(rule.audience);
  return { is: found === undefined ? undefined : expandRule(found, find, [...within, rule.audience]) };
}

/** The audiences that a rule names, directly or through others, each once. Pure. */
export function audiencesIn(rule: Rule, find: FindRule, found: Set<number> = new Set()): Set<number> {
  for (const condition of conditionsOf(rule)) {
    if (!('audience' in condition) || found.has(condition.audience)) continue;
    found.add(condition.audience);
    const inner = find(condition.audience);
    if (inner !== undefined) audiencesIn(inner, find, found);
  }
  return found;
}

/** The conditions of an expanded tree. Pure. */
export function conditionsIn(rule: ExpandedRule): Condition[] {
  if ('all' in rule) return rule.all.flatMap(conditionsIn);
  if ('any' in rule) return rule.any.flatMap(conditionsIn);
  if ('not' in rule) return conditionsIn(rule.not);
  if ('is' in rule && !('trait' in rule)) return rule.is === undefined ? [] : conditionsIn(rule.is as ExpandedRule);
  return [rule as Condition];
}
