import type { PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { KeepingContext } from '../keeping/keep-members.ts';
import type { Portrait } from '../portrait/portrait.ts';
import { readPortraits } from '../portrait/read-portraits.ts';
import { samplePeople } from '../queries/group.ts';
import { findingOf, holds } from '../rule/evaluate-rule.ts';
import type { Condition, Rule } from '../rule/rule.ts';
import { hashBorder } from './describe-group.ts';

// Others have their turn between two pages.
const pagePeople = 100;

/** Some people, chosen by a hash of their number: the same ones every time, and everybody where there are no more than `wanted`. */
export async function readSample(sql: Sql, people: number, wanted: number, context: KeepingContext): Promise<Map<PersonId, Portrait>> {
  const rows = await sql.query<{ person_id: number }>(samplePeople, [hashBorder(people, wanted), wanted]);
  const portraits = new Map<PersonId, Portrait>();
  for (let from = 0; from < rows.length; from += pagePeople) {
    const page = rows.slice(from, from + pagePeople).map(({ person_id }) => person_id as PersonId);
    for (const [person, portrait] of await readPortraits(sql, page, context)) portraits.set(person, portrait);
  }
  return portraits;
}

/** The conditions of a rule that are known of nobody looked at: their data is not there. Pure. */
export function conditionsWithoutData(
  conditions: readonly Condition[],
  portraits: Iterable<Portrait>,
  { world, now }: KeepingContext,
): Condition[] {
  const open = new Set(conditions);
  for (const portrait of portraits) {
    for (const condition of open) if (findingOf(condition, portrait, world, now).holds !== undefined) open.delete(condition);
    if (open.size === 0) break;
  }
  return [...open];
}

/** How many people a rule would hold for. */
export interface RulePreview {
  readonly looked: number;
  readonly holds: number;
  /** Of how many it cannot be said. */
  readonly unknown: number;
  readonly estimate: number;
  /** With 19 chances in 20 (Wilson's interval); both equal the estimate when everybody was looked at. */
  readonly low: number;
  readonly high: number;
}

/** A rule on a sample, scaled to all `people`. Assumption: the sample is like all. Pure. */
export function previewRule(rule: Rule, portraits: Iterable<Portrait>, people: number, { world, now }: KeepingContext): RulePreview {
  let [looked, yes, unknown] = [0, 0, 0];
  for (const portrait of portraits) {
    const answer = holds(rule, portrait, world, now);
    looked += 1;
    if (answer === true) yes += 1;
    if (answer === undefined) unknown += 1;
  }
  if (looked === 0 || looked >= people) return { looked, holds: yes, unknown, estimate: yes, low: yes, high: yes };
  const { low, high } = wilson(yes, looked);
  const scale = (share: number) => Math.round(share * people);
  return { looked, holds: yes, unknown, estimate: scale(yes / looked), low: Math.max(yes, scale(low)), high: scale(high) };
}

const z = 1.959964;

/** The interval in which a share lies with 19 chances in 20 (Wilson 1927). Pure. */
function wilson(yes: number, all: number): { low: number; high: number } {
  const share = yes / all;
  const middle = share + (z * z) / (2 * all);
  const reach = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}
