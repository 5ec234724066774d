import type { PersonId } from '../../foundation/index.ts';
import type { Sql, Warehouse } from '../../storage/index.ts';
import { ruleSql } from '../facts/rule-sql.ts';
import type { KeepingContext } from '../keeping/keep-members.ts';
import { readPortraits } from '../portrait/read-portraits.ts';
import type { KeeperRow } from '../queries/keep-audience.ts';
import { readKeeper } from '../queries/keep-audience.ts';
import { compileRule } from '../rule/compile-rule.ts';
import { expandRule, type FindRule } from '../rule/expand-rule.ts';
import type { Condition, Rule } from '../rule/rule.ts';

/** How many people a rule holds for, and some of them. */
export interface AudiencePreview {
  /** Everybody of whom the warehouse has facts. */
  readonly people: number;
  /** For how many it holds: exactly, where every condition is one that the warehouse knows; else as the sample says. */
  readonly size: number;
  /** Between how many it lies; both are `size` where it is exact. */
  readonly low: number;
  readonly high: number;
  readonly sample: readonly PersonId[];
  /** Conditions that only a look at each person can answer. */
  readonly byLook: readonly Condition[];
  /** Facts are written a minute after somebody changes, sooner while little happens; false while everybody's are being written for the first time. */
  readonly isReady: boolean;
}

const sampleMax = 6;
// Of those of whom only a look can tell: a tenth of a second.
const lookedMax = 400;

/** A rule tried on everybody, by the facts that the warehouse has of them. Cost: some tenths of a second for a million people. */
export async function previewAudience(
  engines: { readonly postgres: Sql; readonly warehouse: Warehouse },
  rule: Rule,
  find: FindRule,
  context: KeepingContext,
): Promise<AudiencePreview> {
  const { postgres, warehouse } = engines;
  const { yes, maybe, unknown, params } = ruleSql(expandRule(rule, find), context.now);
  const between = unknown.length === 0 ? '0' : `(${maybe} AND NOT ${yes})`;
  const [[counts], [keeper]] = await Promise.all([
    warehouse.query<{ people: number; sure: number; open: number }>(
      `SELECT count() AS people, countIf(${yes}) AS sure, countIf(${between}) AS open FROM person_facts FINAL WHERE gone = 0`,
      params,
    ),
    postgres.query<KeeperRow>(readKeeper),
  ]);
  const { people, sure, open } = counts ?? { people: 0, sure: 0, open: 0 };
  const some = async (condition: string, limit: number): Promise<PersonId[]> => {
    const text = `SELECT person FROM person_facts FINAL WHERE gone = 0 AND ${condition} ORDER BY cityHash64(person) LIMIT ${limit}`;
    return (await warehouse.query<{ person: number }>(text, params)).map(({ person }) => person as PersonId);
  };
  const sample = sure === 0 ? [] : await some(yes, sampleMax);
  let [looked, held] = [0, 0];
  if (open > 0) {
    const holds = compileRule(rule, find);
    for (const [person, portrait] of await readPortraits(postgres, await some(between, lookedMax), context)) {
      looked += 1;
      if (holds(portrait, context.world, context.now) !== true) continue;
      held += 1;
      if (sample.length < sampleMax) sample.push(person);
    }
  }
  const isExact = open <= looked;
  return {
    people,
    size: sure + (isExact ? held : Math.round((open * held) / Math.max(1, looked))),
    ...{ low: sure + held, high: isExact ? sure + held : sure + open, sample },
    ...{ byLook: unknown, isReady: keeper?.facts_at !== null && keeper !== undefined },
  };
}
