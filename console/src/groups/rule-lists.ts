import type { Rule } from './condition.ts';

/** How the conditions of a list hold together. */
export type Joint = 'all' | 'any' | 'none';

/** A list of conditions as it is written down. Pure. */
export function listRule(joint: Joint, parts: Rule[]): Rule {
  return joint === 'none' ? { not: { any: parts } } : { [joint]: parts };
}

/** The list that a rule is; undefined for one condition. Pure. */
export function listOf(rule: Rule): { joint: Joint; parts: Rule[] } | undefined {
  if (rule.all !== undefined) return { joint: 'all', parts: rule.all };
  if (rule.any !== undefined) return { joint: 'any', parts: rule.any };
  const { any, all } = rule.not ?? {};
  if (any !== undefined) return { joint: 'none', parts: any };
  // Not all of them: none of a list of one.
  return all === undefined ? undefined : { joint: 'none', parts: [{ all }] };
}
