import type { Rule } from './condition.ts';

/** A rule as it is sent: without values that were left empty, and with a list of one thing as that thing. Pure. */
export function tidyRule(rule: Rule): Rule {
  for (const joint of ['all', 'any'] as const) {
    const parts = rule[joint];
    if (parts === undefined) continue;
    const tidy = parts.map(tidyRule);
    return tidy.length === 1 ? (tidy[0] as Rule) : { [joint]: tidy };
  }
  if (rule.not !== undefined) return { not: tidyRule(rule.not) };
  if (rule.is === undefined) return rule;
  const { is, ...rest } = rule;
  const given = is.map((one) => (typeof one === 'string' ? one.trim() : one)).filter((one) => one !== '');
  return given.length === 0 ? rest : { ...rest, is: given };
}

/** True while a condition still lacks what it asks for: the server would refuse the rule. Pure. */
export function isUnfinished(rule: Rule): boolean {
  const parts = rule.all ?? rule.any;
  if (parts !== undefined) return parts.some(isUnfinished);
  if (rule.not !== undefined) return isUnfinished(rule.not);
  if (rule.measure !== undefined && rule.min === undefined && rule.max === undefined) return true;
  if (rule.currency !== undefined && !/^[A-Z]{3}$/.test(rule.currency)) return true;
  if (rule.audience === 0) return true;
  const steps = rule.sequence?.map(({ did }) => did) ?? [];
  return [rule.matters, rule.trait, rule.permission, rule.did, rule.account, ...steps].some(
    (text) => text !== undefined && text.trim() === '',
  );
}
