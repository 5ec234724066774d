import { Type } from '@sinclair/typebox';
import { type Condition, conditionKinds, conditionsInWords, problemsOfRule, type Rule } from '../../audience/index.ts';
import { isJsonObject, type JsonObject, type JsonValue, type Problem } from '../../foundation/index.ts';
import { entryRoutes } from '../../profile/index.ts';
import { defineSetting, type Setting } from '../../settings/index.ts';

/** What can be asked of the moment itself, besides what an audience's condition asks of the person. */
export const momentMeasures = {
  visitNumber: 'number',
  hour: 'number',
  route: 'text',
  campaign: 'text',
  channel: 'text',
  device: 'text',
  place: 'text',
  language: 'text',
  stage: 'text',
  question: 'text',
  relationship: 'text',
  intent: 'text',
  searched: 'text',
  read: 'text',
  openProblem: 'flag',
  known: 'flag',
} as const;
export type MomentMeasure = keyof typeof momentMeasures;

/** `is` for texts (one of), `min` and `max` for numbers; of `intent` and `read` how strongly (0 to 1) and how often. */
export interface MomentCondition {
  readonly moment: MomentMeasure;
  readonly is?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

/** She counts as one of a group, an exception that somebody pinned to her included. */
export interface GroupCondition {
  readonly group: number;
}

export type MomentTree =
  | { readonly all: readonly MomentTree[] }
  | { readonly any: readonly MomentTree[] }
  | { readonly not: MomentTree }
  | Condition
  | GroupCondition
  | MomentCondition;

/** Which content a rule speaks of: every part that is given must fit. */
export interface Selector {
  readonly items?: readonly string[];
  readonly kinds?: readonly string[];
  readonly products?: readonly string[];
  readonly tags?: Readonly<Record<string, readonly string[]>>;
}

export const ruleEffects = ['first', 'only', 'withhold'] as const;
export type RuleEffect = (typeof ruleEffects)[number];

/** A rule of policy: when it holds, the content it speaks of comes first, alone, or not at all. */
export interface MomentRule {
  /** Stable, for people: `returns-help`. */
  readonly key: string;
  readonly name: string;
  /** Slots that it is about; all when there are none. */
  readonly places?: readonly string[];
  readonly when: MomentTree;
  readonly effect: RuleEffect;
  readonly choose: Selector;
  /** Said to people as the reason, in place of the conditions. */
  readonly because?: string;
  /** Who began what it answers: something she or her product did, or a date of ours. */
  readonly startedBy: 'customer' | 'firm';
  readonly isOff?: boolean;
}

/** The rules that hold, by what they do, in the order in which they are written. */
export type HoldingRules = Readonly<Record<RuleEffect, readonly MomentRule[]>>;

/** Texts that can only be one of some words: a rule that asks for another would never hold. */
const wordsOf: Partial<Record<MomentMeasure, readonly string[]>> = { route: entryRoutes };

const rulesMax = 1_000;
const depthMax = 8;
const keyShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const momentConditionsInWords = `${conditionsInWords}; besides, {moment: …, is: ["…"]} for texts, {moment: …, min, max} for numbers, {moment: …} for what is so or not: ${Object.keys(
  momentMeasures,
).join(
  ', ',
)} ({moment: "visitNumber", min: 3}, {moment: "intent", is: ["hills"], min: 0.5}, {moment: "route", is: ["ad"]}, {moment: "openProblem"}); or {group: 7}. {all: []} holds always`;

const texts = (description: string) => Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { description, maxItems: 200 });
const selectorSchema = Type.Object(
  {
    items: Type.Optional(texts('keys of content')),
    kinds: Type.Optional(texts('kinds of content')),
    products: Type.Optional(texts('products that content is about')),
    tags: Type.Optional(Type.Record(Type.String(), texts('values of this kind of tag'))),
  },
  { additionalProperties: false },
);

/** One rule as people write it; its conditions are checked by `problemsOfMoment`. */
export const momentRuleSchema = Type.Object(
  {
    key: Type.String({ pattern: keyShape.source, maxLength: 80, description: 'small letters, digits and hyphens: returns-help' }),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    places: Type.Optional(texts('slots that it is about; all when there are none')),
    when: Type.Unsafe<JsonObject>(Type.Object({}, { additionalProperties: true, description: momentConditionsInWords })),
    effect: Type.Union(ruleEffects.map((effect) => Type.Literal(effect))),
    choose: selectorSchema,
    because: Type.Optional(Type.String({ maxLength: 300 })),
    startedBy: Type.Union([Type.Literal('customer'), Type.Literal('firm')]),
    isOff: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

const rulesSchema = Type.Object({ rules: Type.Array(momentRuleSchema, { maxItems: rulesMax }) }, { additionalProperties: false });

/** The rules of policy that decisions obey before anything is ranked. */
export const momentRulesSetting: Setting<{ readonly rules: readonly MomentRule[] }> = defineSetting({
  key: 'decision.rules',
  title: 'Rules of moments',
  description:
    'Which content comes first, alone or not at all, when something holds of a person and her moment. They are obeyed before anything is ranked.',
  schema: rulesSchema,
  default: { rules: [] },
  check: ({ rules }) => problemsOfRules(rules as unknown as readonly MomentRule[]),
}) as unknown as Setting<{ readonly rules: readonly MomentRule[] }>;

function problemsOfRules(rules: readonly MomentRule[]): Problem[] {
  const seen = new Set<string>();
  return rules.flatMap((rule, at) => {
    const problems = problemsOfMoment(rule.when as unknown as JsonValue, `rules[${at}].when`);
    if (seen.has(rule.key)) problems.push({ at: `rules[${at}].key`, message: `${rule.key} is the key of a rule before it` });
    seen.add(rule.key);
    if (Object.values(rule.choose).every((part) => part === undefined))
      problems.push({ at: `rules[${at}].choose`, message: 'say which content: items, kinds, products or tags' });
    return problems;
  });
}

/** What is wrong with a tree of conditions, all at once. Pure. */
export function problemsOfMoment(tree: JsonValue | undefined, at = 'when', depth = 0): Problem[] {
  if (!isJsonObject(tree)) return [{ at, message: 'is no condition: {all: […]}, {any: […]}, {not: …} or one condition' }];
  if (depth > depthMax) return [{ at, message: `is nested deeper than ${depthMax}` }];
  for (const name of ['all', 'any'] as const) {
    const parts = tree[name];
    if (parts === undefined) continue;
    if (!Array.isArray(parts)) return [{ at: `${at}.${name}`, message: 'is a list of conditions' }];
    return parts.flatMap((part, place) => problemsOfMoment(part, `${at}.${name}[${place}]`, depth + 1));
  }
  if (tree.not !== undefined) return problemsOfMoment(tree.not, `${at}.not`, depth + 1);
  if (tree.moment !== undefined) return problemsOfMomentCondition(tree, at);
  if (tree.group !== undefined) return Number.isSafeInteger(tree.group) ? [] : [{ at: `${at}.group`, message: 'is the number of a group' }];
  if (!conditionKinds.some((kind) => kind in tree))
    return [{ at, message: `asks for nothing we know; it can ask for ${['moment', 'group', ...conditionKinds].join(', ')}` }];
  return problemsOfRule(tree, at);
}

function problemsOfMomentCondition(condition: JsonObject, at: string): Problem[] {
  const { moment, is, min, max, ...rest } = condition;
  const kind = typeof moment === 'string' ? momentMeasures[moment as MomentMeasure] : undefined;
  if (kind === undefined) return [{ at: `${at}.moment`, message: `is one of ${Object.keys(momentMeasures).join(', ')}` }];
  const problems: Problem[] = Object.keys(rest).map((name) => ({
    at: `${at}.${name}`,
    message: 'is no part of a condition about the moment',
  }));
  for (const [name, value] of [
    ['min', min],
    ['max', max],
  ] as const)
    if (value !== undefined && !(typeof value === 'number' && Number.isFinite(value)))
      problems.push({ at: `${at}.${name}`, message: 'is a number' });
  const isTexts = Array.isArray(is) && is.length > 0 && is.every((one) => typeof one === 'string');
  if (kind === 'text' && !isTexts) problems.push({ at: `${at}.is`, message: 'is a list of texts, one of which must fit' });
  const words = wordsOf[moment as MomentMeasure];
  if (isTexts && words !== undefined && !is.every((one) => words.includes(one as string)))
    problems.push({ at: `${at}.is`, message: `is some of ${words.join(', ')}` });
  if (kind === 'number' && min === undefined && max === undefined) problems.push({ at, message: 'give min, max or both' });
  if (kind !== 'text' && is !== undefined) problems.push({ at: `${at}.is`, message: `is not for ${String(moment)}` });
  return problems;
}

/** A tree that `problemsOfMoment` has found nothing wrong with, where it is an audience's rule alone. */
export function isRuleOfPerson(tree: MomentTree): tree is Rule {
  if ('all' in tree) return tree.all.every(isRuleOfPerson);
  if ('any' in tree) return tree.any.every(isRuleOfPerson);
  if ('not' in tree) return isRuleOfPerson(tree.not);
  return !('moment' in tree) && !('group' in tree);
}
