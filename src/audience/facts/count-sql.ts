import { actsMax } from '../../profile/index.ts';
import { isOfActs, leastOf, nameDaysMax, spanSeconds, wantedAbout, windowStart } from '../rule/acts.ts';
import type { ActStep, ChannelCondition, DidCondition, SequenceCondition } from '../rule/rule.ts';
import { betweenSql, both, earliestSql, either, never, type SqlCondition, type SqlText } from './sql-text.ts';

const daySeconds = 86_400;
const hourSeconds = 3_600;
// Before all that people have ever done.
const notBegun = -99_999_999_999;

/** As of when a rule is asked. */
export interface SqlMoment {
  /** UTC, days since 1970. */
  readonly today: number;
  /** Seconds since 1970. */
  readonly second: number;
  readonly ms: number;
}

interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** How often an event came; see `countOf` for what it counts. */
export function didSql(condition: DidCondition, text: SqlText, moment: SqlMoment): SqlCondition {
  const { did, withinDays } = condition;
  if (isOfActs(condition)) return actsSql(condition, text, moment);
  const name = text.string(did);
  if (withinDays === undefined) return countSql(`name_counts[indexOf(names, ${name})]`, condition);
  if (withinDays > nameDaysMax) {
    const last = `name_lasts[indexOf(names, ${name})]`;
    const done = `(has(names, ${name}) AND ${last} > ${moment.today - withinDays})`;
    const due = `if(${done}, toInt64(${last} + ${withinDays}) * ${daySeconds}, ${never})`;
    return { ...countSql(`toUInt32(${done})`, condition), dueAt: due };
  }
  return daysSql(condition, { withinDays, isOne: `n = ${name}`, lists: ['day_names', 'name_days', 'day_counts'] }, moment);
}

/** How much came by a channel in the last so many days. */
export function channelDaysSql(
  condition: ChannelCondition & { readonly withinDays: number },
  text: SqlText,
  moment: SqlMoment,
): SqlCondition {
  const isOne = `n = ${text.string(condition.channel)}`;
  return daysSql(condition, { withinDays: condition.withinDays, isOne, lists: ['day_channels', 'channel_days', 'channel_counts'] }, moment);
}

/** The sum of what some days hold that lie within the last so many. */
export function daysSql(
  bounds: Bounds,
  { withinDays, isOne, lists }: { readonly withinDays: number; readonly isOne: string; readonly lists: readonly [string, string, string] },
  { today, second }: SqlMoment,
): SqlCondition {
  const [names, days, counts] = lists;
  const isIn = `${isOne} AND d > ${today - withinDays}`;
  const count = `arraySum((n, d, c) -> if(${isIn} AND d <= ${today}, c, 0), ${names}, ${days}, ${counts})`;
  const left = `arrayMap((n, d) -> if(${isIn}, toInt64(if(d > ${today}, d, d + ${withinDays})) * ${daySeconds}, 0), ${names}, ${days})`;
  return { ...countSql(count, bounds), dueAt: dueSql(bounds, left, second) };
}

/** Whether something is there at all changes when the last goes; how often it is, when the first does. What is dated ahead comes first of all. */
function dueSql(bounds: Bounds, moments: string, second: number): string {
  const earliest = earliestSql(moments, String(second));
  if (!isOnceOrNever(bounds)) return earliest;
  // Days ahead begin within two days; everything else leaves at the end of its window.
  const isAhead = `arrayExists(s -> s > ${second} AND s <= ${second + 2 * daySeconds}, ${moments})`;
  const last = `arrayMax(s -> if(s > ${second}, s, toInt64(0)), arrayPushBack(${moments}, toInt64(0)))`;
  return `if(${isAhead}, ${earliest}, if(${last} = 0, ${never}, ${last}))`;
}

function isOnceOrNever(bounds: Bounds): boolean {
  return (leastOf(bounds) === 1 && bounds.max === undefined) || (bounds.max === 0 && leastOf(bounds) === 0);
}

function countSql(count: string, bounds: Bounds): SqlCondition {
  const { max } = bounds;
  const least = leastOf(bounds);
  return betweenSql(count, '1', least === 0 ? undefined : String(least), max === undefined ? undefined : String(max));
}

function actsSql(condition: DidCondition, text: SqlText, moment: SqlMoment): SqlCondition {
  const { withinDays, withinHours, max } = condition;
  const from = windowStart(withinDays, withinHours, moment.ms);
  const since = from === Number.NEGATIVE_INFINITY ? '' : ` AND s > ${from}`;
  const isOne = stepSql(condition, text);
  const count = `arrayCount((n, s, a) -> ${isOne} AND s <= ${moment.second}${since}, act_names, act_seconds, act_abouts)`;
  const isAll = isAllSql(from);
  const least = leastOf(condition);
  const yes = [...(least > 0 ? [`${count} >= ${least}`] : []), ...(max === undefined ? [] : [isAll, `${count} <= ${max}`])];
  const no = [...(max === undefined ? [] : [`${count} > ${max}`]), ...(least > 0 ? [both(isAll, `${count} < ${least}`)] : [])];
  const answer = { yes: both(...(yes.length === 0 ? ['1'] : yes)), no: either(...(no.length === 0 ? ['0'] : no)) };
  if (from === Number.NEGATIVE_INFINITY) return { ...answer, dueAt: aheadSql(moment) };
  const moments = `arrayMap((n, s, a) -> if((${isOne} OR s = act_seconds[1])${since}, ${leavingSql('s', withinDays, withinHours, moment)}, 0), act_names, act_seconds, act_abouts)`;
  return { ...answer, dueAt: earliestSql(moments, String(moment.second)) };
}

/** When an act leaves its window; one that is dated ahead comes first. */
function leavingSql(second: string, days: number | undefined, hours: number | undefined, moment: SqlMoment): string {
  const leaves =
    hours === undefined ? `(intDiv(${second}, ${daySeconds}) + ${days}) * ${daySeconds}` : `${second} + ${(hours as number) * hourSeconds}`;
  return `if(${second} > ${moment.second}, ${second}, ${leaves})`;
}

function aheadSql({ second }: SqlMoment): string {
  return earliestSql('act_seconds', String(second));
}

/** All that she did after a second is kept. */
function isAllSql(from: number): string {
  if (from === Number.NEGATIVE_INFINITY) return `length(act_seconds) < ${actsMax}`;
  return `(length(act_seconds) < ${actsMax} OR act_seconds[1] <= ${from})`;
}

function stepSql({ did, about }: ActStep, text: SqlText): string {
  const isNamed = `n = ${text.string(did)}`;
  return about === undefined ? isNamed : `(${isNamed} AND position(a, ${text.string(wantedAbout(about))}) > 0)`;
}

/**
 * One act after the other: a walk over the acts that carries, for the beginning of each length, the latest second at which it began, as
 * `sequenceOf` does; the last place is the latest beginning of one that was completed in time.
 */
export function sequenceSql(condition: SequenceCondition, text: SqlText, moment: SqlMoment): SqlCondition {
  const { sequence, withinDays, withinHours, inLastDays, inLastHours } = condition;
  const from = windowStart(inLastDays, inLastHours, moment.ms);
  const span = spanSeconds(withinDays, withinHours);
  const steps = sequence.map((step) => stepSql(step, text));
  const isIn = `s <= ${moment.second}${from === Number.NEGATIVE_INFINITY ? '' : ` AND s > ${from}`}`;
  const begins = steps.map((step, at) => {
    const start = at === 0 ? 's' : `b.${at}`;
    return `if(${isIn} AND ${step}, greatest(b.${at + 1}, ${start}), b.${at + 1})`;
  });
  const last = steps.length;
  const start = `b.${last - 1}`;
  const inTime = `${start} > ${notBegun}${span === Number.POSITIVE_INFINITY ? '' : ` AND s - ${start} <= ${span}`}`;
  const ended = `if(${isIn} AND ${steps[last - 1]} AND ${inTime}, greatest(b.${last + 1}, ${start}), b.${last + 1})`;
  const zeros = Array.from({ length: last + 1 }, () => `toInt64(${notBegun})`).join(', ');
  const walk = `arrayFold((b, n, s, a) -> (${[...begins, ended].join(', ')}), act_names, act_seconds, act_abouts, (${zeros}))`;
  const hasAll = both(...[...new Set(sequence.map(({ did }) => did))].map((did) => `has(act_names, ${text.string(did)})`));
  const yes = `(${hasAll} AND ${walk}.${last + 1} > ${notBegun})`;
  const answer = { yes, no: `(${isAllSql(from)} AND NOT ${yes})` };
  if (from === Number.NEGATIVE_INFINITY) return { ...answer, dueAt: aheadSql(moment) };
  const leaving = leavingSql('s', inLastDays, inLastHours, moment);
  const moments = `arrayMap((n, s, a) -> if(s > ${from} AND (${steps[0]} OR s > ${moment.second} OR s = act_seconds[1]), ${leaving}, 0), act_names, act_seconds, act_abouts)`;
  return { ...answer, dueAt: earliestSql(moments, String(moment.second)) };
}
