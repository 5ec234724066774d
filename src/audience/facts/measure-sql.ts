import type { CareKind } from '../../profile/index.ts';
import { modelMeasures, visitsForRhythm } from '../rule/measure.ts';
import type { NumberCondition } from '../rule/rule.ts';
import { daysSql, type SqlMoment } from './count-sql.ts';
import { betweenSql, earliestSql, never, type SqlCondition, type SqlText } from './sql-text.ts';

const daySeconds = 86_400;

/** A measure that is no forecast; undefined for those, which the value model answers. See `measureOf` for what each is. */
export function measureSql(
  condition: NumberCondition,
  text: SqlText,
  moment: SqlMoment,
  { major, careKinds }: { readonly major: number; readonly careKinds: readonly CareKind[] },
): SqlCondition | undefined {
  const { measure, min, max, withinDays, kind, currency } = condition;
  if (modelMeasures.has(measure)) return undefined;
  const { today, second } = moment;
  const bound = (one: number | undefined) => (one === undefined ? undefined : text.number(one));
  const between = (value: string, known: string): SqlCondition => betweenSql(`toFloat64(${value})`, known, bound(min), bound(max));
  if (measure === 'care') {
    if (kind !== undefined) return between(`care[${careKinds.indexOf(kind) + 1}]`, '1');
    if (withinDays === undefined) return between('arraySum(care)', '1');
    const lists = ['care_days', 'care_days', 'care_counts'] as const;
    const { dueAt } = daysSql({ min, max }, { withinDays, isOne: '1', lists }, moment);
    const count = `arraySum((d, c) -> if(d <= ${today} AND ${today} - d < ${withinDays}, c, 0), care_days, care_counts)`;
    return { ...between(count, '1'), dueAt: dueAt as string };
  }
  const days = `arrayFilter(d -> d <= ${today}, purchase_days)`;
  const count = `length(${days})`;
  const ahead = earliestSql(`arrayMap(d -> toInt64(d) * ${daySeconds}, purchase_days)`, String(second));
  const withDue = (answer: SqlCondition, dayAfter: (bound: string) => string, base: string): SqlCondition => {
    const dues = [min, max].flatMap((one) => (one === undefined ? [] : [dueOfBound(`${base}`, dayAfter(text.number(one)), moment)]));
    return { ...answer, dueAt: `if(${count} = 0, ${ahead}, least(${[ahead, ...dues].map((due) => `toInt64(${due})`).join(', ')}))` };
  };
  if (measure === 'visitsSoFar') {
    if (withinDays === undefined) return { ...between(count, '1'), dueAt: ahead };
    const recent = `arrayCount(d -> d <= ${today} AND ${today} - d < ${withinDays}, purchase_days)`;
    const moments = `arrayMap(d -> if(d > ${today - withinDays}, toInt64(if(d > ${today}, d, d + ${withinDays})) * ${daySeconds}, 0), purchase_days)`;
    return { ...between(recent, '1'), dueAt: earliestSql(moments, String(second)) };
  }
  const [first, last] = [`${days}[1]`, `${days}[-1]`];
  if (measure === 'knownDays') return withDue(between(`(${today} - ${first})`, `${count} > 0`), (one) => one, first);
  if (measure === 'silentDays') return withDue(between(`(${today} - ${last})`, `${count} > 0`), (one) => one, last);
  if (measure === 'spentAVisit') {
    const isPaid = `d <= ${today} AND c = ${text.string(currency ?? '')}`;
    const visits = `arrayCount((d, c) -> ${isPaid}, paid_days, paid_currencies)`;
    const spent = `arraySum((d, c, p) -> if(${isPaid}, p, 0), paid_days, paid_currencies, paid_amounts)`;
    return {
      ...between(`(toFloat64(${spent}) * ${text.number(major)} / toFloat64(${visits}))`, `${visits} > 0 AND ${count} > 0`),
      dueAt: ahead,
    };
  }
  const gap = `(toFloat64(${last} - ${first}) / toFloat64(${count} - 1))`;
  if (measure === 'usualGapDays') return { ...between(gap, `${count} > 1`), dueAt: ahead };
  if (measure === 'silentGaps') {
    return withDue(
      between(`(toFloat64(${today} - ${last}) / ${gap})`, `${count} > 1`),
      (one) => `if(${count} > 1, ${one} * ${gap}, 0)`,
      last,
    );
  }
  const squares = `arraySum(x -> x * x, arrayMap(x -> toInt64(x), arrayDifference(${days})))`;
  const whole = `toInt64(${last} - ${first})`;
  const unevenness = `(sqrt(toFloat64(toInt64(${count} - 1) * ${squares} - ${whole} * ${whole})) / toFloat64(${whole}))`;
  return { ...between(unevenness, `${count} >= ${visitsForRhythm}`), dueAt: ahead };
}

/** The beginning of a day near which a number passes a bound: a border may fall between two days. Never, when that is past. */
function dueOfBound(base: string, after: string, { today }: SqlMoment): string {
  const border = `floor(toFloat64(${base}) + ${after})`;
  const day = `greatest(toFloat64(${today + 1}), ${border} - 1)`;
  // Bounds of a thousand years are never met.
  return `if(${border} + 2 <= ${today} OR ${border} > 47000, ${never}, toInt64(${day}) * ${daySeconds})`;
}
