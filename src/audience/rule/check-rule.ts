import { type TSchema, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { purposes } from '../../consent/index.ts';
import { isJsonObject, type JsonValue, type Problem, schemaProblems } from '../../foundation/index.ts';
import { actsMax, careKinds } from '../../profile/index.ts';
import { isPurpose } from '../portrait/permission-ends.ts';
import { nameDaysMax, stepsMax } from './acts.ts';
import { type ConditionKind, conditionKinds, numberMeasures, occasions, waysInStores, waysToReceive } from './rule.ts';

// A rule is read by people: deeper or longer ones are several groups.
const depthMax = 4;
export const conditionsMax = 30;
const daysMax = 3_650;
// Of one condition: more is another condition than was meant.
const problemsMax = 5;

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const share = Type.Number({ minimum: 0, maximum: 1 });
const count = Type.Integer({ minimum: 1, maximum: 1_000 });
const amount = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const amounts = { min: Type.Optional(amount), max: Type.Optional(amount) };
const days = (maximum: number) => Type.Optional(Type.Integer({ minimum: 1, maximum }));
// Names of acts are kept so far.
const step = { did: text(60), about: Type.Optional(text(80)) };
// Days by channel are kept a year and a month: the newest event may be a day ahead.
const channelDaysMax = 390;
const hoursMax = 24 * 30;
const bounds = { min: Type.Optional(Type.Number()), max: Type.Optional(Type.Number()) };
const strict = { additionalProperties: false };
const oneOf = (words: readonly string[]) => Type.Union(words.map((word) => Type.Literal(word)));

const schemas: Readonly<Record<ConditionKind, TSchema>> = {
  measure: Type.Object(
    {
      ...{ measure: oneOf(Object.keys(numberMeasures)), ...bounds },
      withinDays: Type.Optional(Type.Integer({ minimum: 1, maximum: daysMax })),
      kind: Type.Optional(oneOf(careKinds)),
      currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'three capital letters: EUR' })),
    },
    strict,
  ),
  occasion: Type.Object({ occasion: oneOf(occasions), of: oneOf(['purchases', 'visits']), minShare: share, minCount: count }, strict),
  did: Type.Object({ ...step, ...amounts, withinDays: days(daysMax), withinHours: days(hoursMax) }, strict),
  sequence: Type.Object(
    {
      sequence: Type.Array(Type.Object(step, strict), { minItems: 2, maxItems: stepsMax }),
      ...{ withinDays: days(daysMax), withinHours: days(hoursMax), inLastDays: days(daysMax), inLastHours: days(hoursMax) },
    },
    strict,
  ),
  account: Type.Object({ account: text(200) }, strict),
  audience: Type.Object({ audience: Type.Integer({ minimum: 1 }) }, strict),
  boughtBy: Type.Object({ boughtBy: text(40), minShare: share, minCount: count }, strict),
  receives: Type.Object({ receives: oneOf(waysToReceive), store: Type.Optional(text(40)), minShare: share, minCount: count }, strict),
  preference: Type.Object(
    { preference: text(60), value: Type.Optional(text(100)), minShare: Type.Number({ minimum: 0.51, maximum: 1 }), minCount: count },
    strict,
  ),
  matters: Type.Object({ matters: text(100) }, strict),
  trait: Type.Object(
    {
      trait: text(100),
      is: Type.Optional(Type.Array(Type.Union([text(200), Type.Number(), Type.Boolean()]), { minItems: 1, maxItems: 100 })),
      ...bounds,
    },
    strict,
  ),
  permission: Type.Object({ permission: text(100), channel: Type.Optional(text(40)) }, strict),
  channel: Type.Object({ channel: text(40), minShare: Type.Optional(share), withinDays: days(channelDaysMax), ...amounts }, strict),
};

const examples: Readonly<Record<ConditionKind, string>> = {
  did: '{did: "Product Viewed", min: 3, withinDays: 30} (the name of an event; `$page` and `$screen` for views, with about: "/bikes*" of which; {did: "Order Completed", max: 0} for not done)',
  sequence: '{sequence: [{did: "Product Viewed"}, {did: "Order Completed"}], withinHours: 24}',
  measure: '{measure: "silentDays", min: 90}, {measure: "profit", min: 100, currency: "EUR"}',
  trait: '{trait: "city", is: ["Porto"]}',
  permission: '{permission: "marketing", channel: "email"}',
  channel: '{channel: "app", withinDays: 30}',
  boughtBy: '{boughtBy: "web", minShare: 0.5, minCount: 3}',
  receives: '{receives: "collect", minShare: 0.5, minCount: 3}',
  occasion: '{occasion: "weekend", of: "purchases", minShare: 0.6, minCount: 5}',
  preference: '{preference: "colour", value: "blue", minShare: 0.6, minCount: 5}',
  matters: '{matters: "repair"}',
  account: '{account: "*"}',
  audience: '{audience: 3}',
};

/** How a rule is written, for whoever has nothing but the description of the API. */
export const conditionsInWords = `{all: […]}, {any: […]}, {not: …} or one condition. A condition asks for one of: ${Object.values(examples).join('; ')}. Names that have been seen are told by GET /v1/audiences/words`;

/** What is wrong with a rule that somebody wrote at a place, all of it at once; empty when it can be used. Pure. */
export function problemsOfRule(rule: unknown, at = 'rule'): Problem[] {
  const problems: Problem[] = [];
  const conditions = check(rule as JsonValue, at, 1, problems);
  if (conditions > conditionsMax) problems.push({ at, message: `has ${conditions} conditions; ${conditionsMax} are what can be read` });
  return problems;
}

/** Adds problems and answers how many conditions there are. */
function check(rule: JsonValue | undefined, at: string, depth: number, problems: Problem[]): number {
  if (!isJsonObject(rule)) return add(problems, at, 'is no condition: an object with all, any, not, or one thing to ask');
  if (depth > depthMax) return add(problems, at, `is more than ${depthMax} deep; make two groups of it`);
  const keys = Object.keys(rule);
  for (const joint of ['all', 'any'] as const) {
    if (!(joint in rule)) continue;
    const parts = rule[joint];
    if (keys.length > 1) return add(problems, at, `has more than ${joint} beside it`);
    if (!Array.isArray(parts) || parts.length === 0) return add(problems, `${at}.${joint}`, 'names no condition');
    return parts.reduce<number>((sum, part, place) => sum + check(part, `${at}.${joint}[${place}]`, depth + 1, problems), 0);
  }
  if ('not' in rule) {
    if (keys.length > 1) return add(problems, at, 'has more than not beside it');
    // The opposite of something is read as easily as the thing; the opposite of an opposite is not.
    return check(rule.not, `${at}.not`, isJsonObject(rule.not) && 'not' in rule.not ? depth + 1 : depth, problems);
  }
  const kind = conditionKinds.find((name) => name in rule);
  if (kind === undefined) return add(problems, at, `asks for nothing we know; it can ask for ${conditionKinds.join(', ')}`);
  const schema = schemas[kind] as TSchema;
  problems.push(...schemaProblems(Value.Errors(schema, rule), at, problemsMax, true));
  if (Value.Check(schema, rule)) problems.push(...problemsOfSense(rule, kind, at));
  return 1;
}

function add(problems: Problem[], at: string, message: string): 0 {
  problems.push({ at, message });
  return 0;
}

function problemsOfSense(rule: Readonly<Record<string, unknown>>, kind: string, at: string): Problem[] {
  const problems: Problem[] = [];
  const { min, max, measure } = rule;
  if (typeof min === 'number' && typeof max === 'number' && min > max) problems.push({ at, message: 'asks for more than its own most' });
  if (kind === 'measure') {
    if (min === undefined && max === undefined) problems.push({ at, message: 'says neither min nor max' });
    const isMoney = numberMeasures[measure as keyof typeof numberMeasures] === 'money';
    if (isMoney !== (rule.currency !== undefined)) {
      problems.push({ at: `${at}.currency`, message: isMoney ? 'say in which currency' : 'is for amounts of money' });
    }
    if (rule.withinDays !== undefined && measure !== 'visitsSoFar' && measure !== 'care') {
      problems.push({ at: `${at}.withinDays`, message: 'is for visitsSoFar and care' });
    }
    if (rule.kind !== undefined && (measure !== 'care' || rule.withinDays !== undefined)) {
      problems.push({ at: `${at}.kind`, message: 'is for care, of all time: which day had which kind is not kept' });
    }
  }
  if (kind === 'did') problems.push(...problemsOfDid(rule, at));
  if (kind === 'permission' && rule.channel !== undefined && !isPurpose(String(rule.permission))) {
    problems.push({ at: `${at}.channel`, message: `is for purposes: ${purposes.join(', ')}` });
  }
  if (kind === 'sequence') {
    if (rule.withinDays !== undefined && rule.withinHours !== undefined)
      problems.push({ at, message: 'says both withinDays and withinHours' });
    if (rule.inLastDays !== undefined && rule.inLastHours !== undefined)
      problems.push({ at, message: 'says both inLastDays and inLastHours' });
  }
  if (kind === 'channel') {
    const isShare = rule.minShare !== undefined;
    if (isShare === (rule.withinDays !== undefined)) problems.push({ at, message: 'asks for minShare of all, or for how many withinDays' });
    if (isShare && (min !== undefined || max !== undefined)) problems.push({ at, message: 'min and max are for withinDays' });
  }
  if (kind === 'receives' && rule.store !== undefined && !waysInStores.has(String(rule.receives))) {
    problems.push({ at: `${at}.store`, message: `is for ${[...waysInStores].join(', ')}: what is delivered comes from no store` });
  }
  if (kind === 'trait' && isSensitive(String(rule.trait))) {
    const message = 'is a special category of personal data: no group is made of it, for what is added for some is withheld from others';
    problems.push({ at: `${at}.trait`, message });
  }
  if (kind === 'trait' && rule.is !== undefined && (min !== undefined || max !== undefined)) {
    problems.push({ at, message: 'asks for values or for bounds, not for both' });
  }
  return problems;
}

/** What is kept of names says what can be asked: each day of a quarter, the last time for ever, and of forty acts what they were about. */
function problemsOfDid({ about, min, max, withinDays, withinHours }: Readonly<Record<string, unknown>>, at: string): Problem[] {
  const problems: Problem[] = [];
  const isOfActs = about !== undefined || withinHours !== undefined;
  if (withinDays !== undefined && withinHours !== undefined) problems.push({ at, message: 'says both withinDays and withinHours' });
  if (isOfActs && (Number(min ?? 0) > actsMax || Number(max ?? 0) >= actsMax)) {
    problems.push({ at, message: `what acts were about, and their hours, are kept of the newest ${actsMax} alone` });
  }
  const isOnce = (min === undefined || min === 1) && max === undefined;
  if (!isOfActs && Number(withinDays ?? 0) > nameDaysMax && !isOnce && !(max === 0 && (min === undefined || min === 0))) {
    const message = `beyond ${nameDaysMax} days only the last time is kept: at least once, or not at all (max: 0)`;
    problems.push({ at: `${at}.withinDays`, message });
  }
  return problems;
}

/** Words in names of traits that stand for special categories of personal data (GDPR, article 9) and for gender. */
const sensitiveWords: ReadonlySet<string> = new Set(
  `religion religious faith church ethnicity ethnic ethnicgroup race racial caste nationality political politics tradeunion health medical
   disease illness diagnosis disability disabled pregnant pregnancy sexual sexuality gender sex genetic biometric fingerprint criminal`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** True for a trait of whose values no group may be made. Pure. */
export function isSensitive(trait: string): boolean {
  const words = trait
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some((word) => sensitiveWords.has(word)) || sensitiveWords.has(words.join(''));
}
