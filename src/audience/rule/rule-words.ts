import { showSealed } from '../../profile/index.ts';
import type { Own } from './evaluate-rule.ts';
import type {
  ActStep,
  ChannelCondition,
  Condition,
  DidCondition,
  MeasureUnit,
  NumberCondition,
  NumberMeasure,
  Rule,
  SequenceCondition,
} from './rule.ts';
import { numberMeasures } from './rule.ts';

/** What the firm calls things, as far as a rule speaks of them. */
export interface RuleWords {
  readonly visit: string;
  readonly visits: string;
}

const measureNames: Readonly<Record<NumberMeasure, string>> = {
  profitTenth: 'expected profit, by tenths of everybody',
  visitsTenth: 'expected {visits}, by tenths of everybody',
  profit: 'expected profit within a year',
  visitsToCome: 'expected {visits} within a year',
  chanceActive: 'chance still to be a customer',
  visitsSoFar: '{visits} so far',
  knownDays: 'since the first {visit}',
  silentDays: 'no purchase for',
  silentGaps: 'no purchase for, measured by the usual gap',
  usualGapDays: 'usually comes every',
  unevenness: 'unevenness of the gaps',
  spentAVisit: 'spent each {visit}',
  care: 'dealings with care',
};

/** Stands for a condition that the reader's role does not see. */
export const hiddenWords = 'something that your role does not see';

/** A rule as a sentence, without the conditions that are hidden; a full number shows its last characters. Pure. */
export function ruleInWords(rule: Rule, words: RuleWords, isHidden: (condition: Condition) => boolean = () => false): string {
  if ('not' in rule) return `not (${ruleInWords(rule.not, words, isHidden)})`;
  const [parts, joint] = 'all' in rule ? [rule.all, 'and'] : 'any' in rule ? [rule.any, 'or'] : [undefined, ''];
  if (parts === undefined) return isHidden(rule as Condition) ? hiddenWords : conditionInWords(rule as Condition, words);
  return parts
    .map((part) => ('all' in part || 'any' in part ? `(${ruleInWords(part, words, isHidden)})` : ruleInWords(part, words, isHidden)))
    .join(` ${joint} `);
}

/** One condition as a phrase. Pure. */
export function conditionInWords(condition: Condition, words: RuleWords): string {
  return showSealed(phraseOf(condition, words));
}

function phraseOf(condition: Condition, words: RuleWords): string {
  if ('measure' in condition) return numberInWords(condition, words);
  if ('occasion' in condition) {
    const what = condition.of === 'purchases' ? 'purchases' : 'times here';
    return `${whenWords[condition.occasion]}: at least ${percent(condition.minShare)} of ${what}, of ${condition.minCount} or more`;
  }
  if ('did' in condition) return didInWords(condition);
  if ('sequence' in condition) return sequenceInWords(condition);
  if ('account' in condition) return condition.account === '*' ? 'belongs to an account' : `belongs to account ${condition.account}`;
  if ('audience' in condition) return `is in audience ${condition.audience}`;
  if ('permission' in condition) {
    return condition.channel === undefined ? `allowed ${condition.permission}` : `allowed ${condition.permission} by ${condition.channel}`;
  }
  if ('channel' in condition) return channelInWords(condition);
  if ('boughtBy' in condition) {
    return `buys by ${condition.boughtBy}: at least ${percent(condition.minShare)} of a year’s orders, of ${condition.minCount} or more`;
  }
  if ('receives' in condition) {
    const where = condition.store === undefined ? '' : ` at ${condition.store}`;
    return `${wayWords[condition.receives]}${where}: at least ${percent(condition.minShare)} of orders, of ${condition.minCount} or more`;
  }
  if ('preference' in condition) {
    const { preference, value, minShare, minCount } = condition;
    const what = value ?? (preference === '*' ? 'the same thing' : `the same ${preference}`);
    return `chooses ${what} in at least ${percent(minShare)} of ${minCount} or more choices`;
  }
  if ('matters' in condition) return `said that “${condition.matters}” matters`;
  const { trait, is, min, max } = condition;
  if (is !== undefined) return `${trait} is ${is.join(' or ')}`;
  return min === undefined && max === undefined ? `${trait} is known` : `${trait} ${bounds(min, max, String)}`;
}

function didInWords(condition: DidCondition): string {
  const { min, max, withinDays, withinHours } = condition;
  const span = withinHours === undefined ? lastDays(withinDays) : ` in the last ${withinHours} ${withinHours === 1 ? 'hour' : 'hours'}`;
  if (max === 0) return `no ${stepInWords(condition)}${span}`;
  return `${stepInWords(condition)} ${bounds(min ?? (max === undefined ? 1 : undefined), max, timesText)}${span}`;
}

function stepInWords({ did, about }: ActStep): string {
  const name = did === '$page' ? 'page viewed' : did === '$screen' ? 'screen viewed' : did;
  return about === undefined ? name : `${name} (${about})`;
}

function sequenceInWords({ sequence, withinDays, withinHours, inLastDays, inLastHours }: SequenceCondition): string {
  const within =
    withinHours === undefined ? (withinDays === undefined ? '' : ` within ${daysText(withinDays)}`) : ` within ${withinHours} hours`;
  const span = inLastHours === undefined ? lastDays(inLastDays) : ` in the last ${inLastHours} hours`;
  return `${sequence.map(stepInWords).join(', then ')}${within}${span}`;
}

function channelInWords({ channel, minShare, withinDays, min, max }: ChannelCondition): string {
  if (minShare !== undefined) return `by ${channel}: at least ${percent(minShare)} of what happens`;
  if (max === 0) return `nothing by ${channel}${lastDays(withinDays)}`;
  return `by ${channel} ${bounds(min ?? (max === undefined ? 1 : undefined), max, timesText)}${lastDays(withinDays)}`;
}

const timesText = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const daysText = (days: number): string => (days === 1 ? 'a day' : `${days} days`);
const lastDays = (days: number | undefined): string => (days === undefined ? '' : days === 1 ? ' today' : ` in the last ${days} days`);

const wayWords = {
  ...{ collect: 'collects in store', locker: 'collects at a locker or parcel shop', deliver: 'has it delivered' },
  ...{ digital: 'receives it digitally', inStore: 'takes it along in the store', store: 'receives it in a store' },
};
const whenWords = {
  ...{ weekend: 'on weekends', weekday: 'on weekdays', morning: 'in the morning', afternoon: 'in the afternoon' },
  ...{ evening: 'in the evening', night: 'at night', spring: 'in spring', summer: 'in summer', autumn: 'in autumn', winter: 'in winter' },
};

function numberInWords(condition: NumberCondition, words: RuleWords): string {
  const { measure, min, max, withinDays, kind, currency } = condition;
  const unit = numberMeasures[measure];
  // "Comes every 24 to 38 days", and no "every at least 24 days".
  const isOpen = min === undefined || max === undefined;
  const phrase = measure === 'usualGapDays' && isOpen ? 'usual gap between {visits}' : measureNames[measure];
  const name = phrase.replace('{visits}', words.visits).replace('{visit}', words.visit);
  if (unit === 'tenth' && min === 10) return name.replace(', by tenths of everybody', ' in the highest tenth of everybody');
  const span = withinDays === undefined ? '' : ` in the last ${withinDays} days`;
  const of = kind === undefined ? '' : ` (${kind})`;
  return `${name}${of} ${bounds(min, max, (value) => numberText(value, unit, words, currency, exactly))}${span}`;
}

function bounds(min: number | undefined, max: number | undefined, say: (value: number) => string): string {
  if (min !== undefined && max !== undefined) return min === max ? say(min) : `${say(min)} to ${say(max)}`;
  return min === undefined ? `at most ${say(max as number)}` : `at least ${say(min)}`;
}

/** A bound as somebody wrote it: rounded, 199.60 and 199.70 would be one. Twelve digits leave out what binary fractions add. */
const exactly = (value: number): string => String(Number(value.toPrecision(12)));
/** A number of somebody's own: three digits of it say enough. */
const nearly = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3))));

function numberText(value: number, unit: MeasureUnit, words: RuleWords, currency?: string, write = nearly): string {
  const plain = write(value);
  if (unit === 'days') return `${plain} ${value === 1 ? 'day' : 'days'}`;
  if (unit === 'times') return `${plain} times the usual gap`;
  if (unit === 'share') return write === exactly ? `${exactly(value * 100)} %` : percent(value);
  if (unit === 'money') return `${plain} ${currency ?? ''}`.trim();
  if (unit === 'visits') return `${plain} ${value === 1 ? words.visit : words.visits}`;
  return unit === 'tenth' ? `tenth ${plain}` : plain;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Her own number or words for a condition. Pure. */
export function ownInWords({ value, unit, of, currency, name }: Own, words: RuleWords): string {
  if (typeof value !== 'number' || unit === 'text') return value === true ? 'yes' : value === false ? 'no' : showSealed(String(value));
  if (unit !== 'share' || of === undefined) return numberText(value, unit, words, currency);
  return `${name === undefined ? '' : `${name}, `}${Math.round(value * of)} of ${of}`;
}
