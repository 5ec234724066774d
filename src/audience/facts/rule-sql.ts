import { dayMs, majorUnits, secondMs } from '../../foundation/index.ts';
import { careKinds } from '../../profile/index.ts';
import { permissionName } from '../portrait/permitted.ts';
import { accountsKept, plain } from '../rule/evaluate-rule.ts';
import type { ExpandedRule } from '../rule/expand-rule.ts';
import { type Condition, occasions, type TraitCondition } from '../rule/rule.ts';
import { channelDaysSql, didSql, type SqlMoment, sequenceSql } from './count-sql.ts';
import { lastEnd } from './facts-of.ts';
import { measureSql } from './measure-sql.ts';
import { betweenSql, both, either, never, type SqlCondition, SqlText } from './sql-text.ts';

/** A rule as conditions over `person_facts`, with the values that they bind. */
export interface RuleSql {
  /** Who certainly belongs. */
  readonly yes: string;
  /** Who may belong: the same as `yes` where the warehouse knows all that the rule asks for; of those between, only the predicate can say. */
  readonly maybe: string;
  /** The second (since 1970) at which time alone may change that; too early at worst, never too late. */
  readonly dueAt: string;
  /** Conditions that the warehouse cannot answer. */
  readonly unknown: readonly Condition[];
  readonly params: Record<string, unknown>;
}

/** Compiles a rule to SQL, as of a moment. Pure. */
export function ruleSql(rule: ExpandedRule, now: number): RuleSql {
  const text = new SqlText();
  const moment = { today: Math.floor(now / dayMs), second: Math.floor(now / secondMs), ms: now };
  const unknown: Condition[] = [];
  const low = treeSql(rule, text, moment, '0', unknown);
  const high = unknown.length === 0 ? low : treeSql(rule, text, moment, '1', []);
  return { yes: low.yes, maybe: high.yes, dueAt: low.dueAt ?? String(never), unknown, params: text.params };
}

/** `unknownAs`: what stands for a condition that the warehouse cannot answer, both for its yes and for its no. */
function treeSql(rule: ExpandedRule, text: SqlText, moment: SqlMoment, unknownAs: '0' | '1', unknown: Condition[]): SqlCondition {
  const within = (part: ExpandedRule): SqlCondition => treeSql(part, text, moment, unknownAs, unknown);
  if ('all' in rule) {
    const parts = rule.all.map(within);
    return withDue({ yes: both(...parts.map(({ yes }) => yes)), no: either(...parts.map(({ no }) => no)) }, parts, ({ no }) => no);
  }
  if ('any' in rule) {
    const parts = rule.any.map(within);
    return withDue({ yes: either(...parts.map(({ yes }) => yes)), no: both(...parts.map(({ no }) => no)) }, parts, ({ yes }) => yes);
  }
  if ('not' in rule) {
    const part = within(rule.not);
    return { ...part, yes: part.no, no: part.yes };
  }
  if ('is' in rule && !('trait' in rule)) {
    if (rule.is === undefined) return { yes: '0', no: '1' };
    const part = within(rule.is as ExpandedRule);
    // Not known is no. Who may belong may also not.
    const no =
      unknownAs === '1'
        ? either(part.no, `NOT ${treeSql(rule.is as ExpandedRule, text, moment, '0', []).yes}`)
        : `NOT ${possible(rule.is as ExpandedRule, text, moment)}`;
    return { ...part, no };
  }
  const condition = rule as Condition;
  const compiled = conditionSql(condition, text, moment);
  if (compiled !== undefined) return compiled;
  unknown.push(condition);
  return { yes: unknownAs, no: unknownAs };
}

/** Who may belong, whatever the conditions say that the warehouse cannot answer. */
function possible(rule: ExpandedRule, text: SqlText, moment: SqlMoment): string {
  return `(${treeSql(rule, text, moment, '1', []).yes})`;
}

/** Whatever time changes in one part does not matter while another, which time does not change, settles the answer. */
function withDue(answer: SqlCondition, parts: readonly SqlCondition[], settles: (part: SqlCondition) => string): SqlCondition {
  const dues = [...new Set(parts.flatMap(({ dueAt }) => dueAt ?? []))];
  if (dues.length === 0) return answer;
  const earliest = dues.length === 1 ? (dues[0] as string) : `least(${dues.map((due) => `toInt64(${due})`).join(', ')})`;
  const settled = parts.filter(({ dueAt }) => dueAt === undefined).map(settles);
  return { ...answer, dueAt: settled.length === 0 ? earliest : `if(${either(...settled)}, ${never}, ${earliest})` };
}

/** One condition; undefined for what only the predicate can say. */
function conditionSql(condition: Condition, text: SqlText, moment: SqlMoment): SqlCondition | undefined {
  if ('did' in condition) return didSql(condition, text, moment);
  if ('sequence' in condition) return sequenceSql(condition, text, moment);
  if ('measure' in condition) {
    const { currency } = condition;
    const major = currency === undefined ? 1 : majorUnits({ minorUnits: 1, currency });
    return measureSql(condition, text, moment, { major, careKinds });
  }
  if ('permission' in condition) return permissionSql(condition, text, moment);
  if ('account' in condition) {
    const { account } = condition;
    const isIn = account === '*' ? 'notEmpty(accounts)' : `has(accounts, ${text.string(account)})`;
    return { yes: isIn, no: both(`length(accounts) < ${accountsKept}`, `NOT ${isIn}`) };
  }
  if ('channel' in condition) {
    const { withinDays, minShare } = condition;
    if (withinDays !== undefined) return channelDaysSql({ ...condition, withinDays }, text, moment);
    return shareSql(
      `channel_events[indexOf(channels, ${text.string(condition.channel)})]`,
      'arraySum(channel_events)',
      minShare ?? 0,
      1,
      text,
    );
  }
  if ('occasion' in condition) {
    const counts = condition.of === 'purchases' ? 'bought_when' : 'here_when';
    return shareSql(
      `${counts}[${occasions.indexOf(condition.occasion) + 2}]`,
      `${counts}[1]`,
      condition.minShare,
      condition.minCount,
      text,
    );
  }
  if ('boughtBy' in condition) {
    const own = `order_counts[indexOf(order_channels, ${text.string(condition.boughtBy)})]`;
    return shareSql(own, 'arraySum(order_counts)', condition.minShare, condition.minCount, text);
  }
  if ('receives' in condition) return receivesSql(condition, text);
  if ('preference' in condition) return preferenceSql(condition, text);
  if ('matters' in condition) {
    const said = `arrayExists(t -> position(t, ${text.string(plain(condition.matters))}) > 0, stated)`;
    return { yes: said, no: both('notEmpty(stated)', `NOT ${said}`) };
  }
  return 'trait' in condition ? traitSql(condition, text) : undefined;
}

function permissionSql(condition: Extract<Condition, { permission: string }>, text: SqlText, moment: SqlMoment): SqlCondition | undefined {
  const name = permissionName(condition);
  if (name === undefined) return undefined;
  const end = `permission_ends[indexOf(permissions, ${text.string(name)})]`;
  const yes = `(${end} > ${moment.ms})`;
  return { yes, no: `NOT ${yes}`, dueAt: `if(${yes} AND ${end} < ${lastEnd}, intDiv(${end} + 999, 1000), ${never})` };
}

function shareSql(own: string, all: string, minShare: number, minCount: number, text: SqlText): SqlCondition {
  return betweenSql(`toFloat64(${own})`, `${all} >= ${Math.max(1, minCount)}`, `${text.number(minShare)} * toFloat64(${all})`, undefined);
}

function receivesSql(condition: Extract<Condition, { receives: string }>, text: SqlText): SqlCondition {
  const { receives, store, minShare, minCount } = condition;
  const isWay = receives === 'store' ? `w IN ('collect', 'inStore')` : `w = ${text.string(receives)}`;
  const isThere = store === undefined ? isWay : both(isWay, `p = ${text.string(plain(store))}`);
  return shareSql(`arrayCount((w, p) -> ${isThere}, received_ways, received_places)`, 'length(received_ways)', minShare, minCount, text);
}

function preferenceSql({ preference, value, minShare, minCount }: Extract<Condition, { preference: string }>, text: SqlText): SqlCondition {
  const isIt = both(
    `f >= ${minCount}`,
    `toFloat64(c) >= ${text.number(minShare)} * toFloat64(f)`,
    ...(preference === '*' ? [] : [`t = ${text.string(plain(preference))}`]),
    ...(value === undefined ? [] : [`v = ${text.string(plain(value))}`]),
  );
  const yes = `arrayExists((t, v, c, f) -> ${isIt}, taste_attributes, taste_values, taste_counts, taste_ofs)`;
  return { yes, no: both('notEmpty(taste_counts)', `NOT ${yes}`) };
}

function traitSql({ trait, is, min, max }: TraitCondition, text: SqlText): SqlCondition {
  const name = text.string(trait);
  const known = `has(trait_names, ${name})`;
  if (is !== undefined) {
    const wanted = [...new Set(is.map((one) => plain(String(one))))];
    const isOne = wanted.length === 1 ? `t = ${text.string(wanted[0] as string)}` : `has(${text.strings(wanted)}, t)`;
    const yes = `arrayExists((n, t) -> n = ${name} AND ${isOne}, trait_names, trait_texts)`;
    return { yes, no: both(known, `NOT ${yes}`) };
  }
  if (min === undefined && max === undefined) return { yes: known, no: '0' };
  const value = `reinterpretAsFloat64(trait_bits[indexOf(trait_names, ${name})])`;
  const bound = (one: number | undefined) => (one === undefined ? undefined : text.number(one));
  return betweenSql(value, both(known, `isFinite(${value})`), bound(min), bound(max));
}
