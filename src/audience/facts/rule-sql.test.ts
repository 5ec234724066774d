import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { now, world } from '../../../test/portraits.ts';
import { fragmentsOf, knownCondition, modelCondition, ruleOf } from '../../../test/random-rules.ts';
import { dayMs, secondMs } from '../../foundation/index.ts';
import { traitPreferenceSetting } from '../../profile/index.ts';
import { portraitOf } from '../portrait/portrait.ts';
import { problemsOfRule } from '../rule/check-rule.ts';
import { CompiledRules } from '../rule/compile-rule.ts';
import { type ExpandedRule, expandRule } from '../rule/expand-rule.ts';
import type { Rule } from '../rule/rule.ts';
import { factsOf } from './facts-of.ts';
import { personFactsTable } from './facts-table.ts';
import { ruleSql } from './rule-sql.ts';
import { never } from './sql-text.ts';

const seed = 20261122;
// Together some hundred thousand pairs of a rule and a person.
const peopleCount = 160;
const rulesPerQuery = 40;
const people = fc
  .sample(fragmentsOf(now), { numRuns: peopleCount, seed })
  .map((fragments) => portraitOf(fragments, [], { preference: traitPreferenceSetting.default, now }));

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({ warehouseTables: [personFactsTable] });
  const lines = people.map((portrait, at) => JSON.stringify(factsOf(at + 1, 2, portrait, now)));
  const earlier = people.map((_, at) => JSON.stringify(factsOf(at + 1, 1, people[0] as (typeof people)[number], now)));
  await engines.warehouse.insert('person_facts', earlier.join('\n'), 'earlier');
  await engines.warehouse.insert('person_facts', lines.join('\n'), 'facts');
});
afterAll(() => engines.close());

interface Answer {
  readonly yes: number[];
  readonly no: number[];
  readonly due: number[];
}

/** What the warehouse says of everybody, in the order of their numbers. */
async function ask(rules: readonly ExpandedRule[], at: number): Promise<Answer[]> {
  const compiled = rules.map((rule) => ({ rule: ruleSql(rule, at), opposite: ruleSql({ not: rule }, at) }));
  const columns: string[] = [];
  const params: Record<string, unknown> = {};
  const renamed = (text: string, own: Record<string, unknown>, prefix: string): string => {
    for (const [name, value] of Object.entries(own)) params[prefix + name] = value;
    return text.replace(/\{(v\d+):/g, `{${prefix}$1:`);
  };
  for (const [place, { rule, opposite }] of compiled.entries()) {
    columns.push(`toUInt8(${renamed(rule.yes, rule.params, `r${place}`)}) AS yes${place}`);
    columns.push(`toUInt8(${renamed(rule.maybe, rule.params, `r${place}`)}) AS maybe${place}`);
    columns.push(`toUInt8(${renamed(opposite.yes, opposite.params, `n${place}`)}) AS no${place}`);
    columns.push(`toInt64(${renamed(rule.dueAt, rule.params, `r${place}`)}) AS due${place}`);
  }
  const rows = await engines.warehouse.query<Record<string, number>>(
    `SELECT ${columns.join(', ')} FROM person_facts FINAL WHERE gone = 0 ORDER BY person`,
    params,
  );
  expect(rows).toHaveLength(people.length);
  return compiled.map(({ rule }, place) => {
    const of = (name: string) => rows.map((row) => row[`${name}${place}`] as number);
    // Where the warehouse knows all there is to ask, nobody is left between.
    if (rule.unknown.length === 0) expect(of('maybe')).toEqual(of('yes'));
    for (const [at, yes] of of('yes').entries()) if (yes === 1) expect(of('maybe')[at]).toBe(1);
    return { yes: rule.unknown.length === 0 ? of('yes') : of('maybe'), no: of('no'), due: of('due') };
  });
}

it('is answered by the warehouse for everybody exactly as by the predicate for each, and never looked at too late', async () => {
  const rules = fc
    .sample(fc.oneof({ weight: 2, arbitrary: knownCondition }, { weight: 1, arbitrary: ruleOf(knownCondition) }), { numRuns: 480, seed })
    .filter((rule) => problemsOfRule(rule).length === 0);
  expect(rules.length).toBeGreaterThan(420);
  let [held, refused, timed] = [0, 0, 0];
  for (let from = 0; from < rules.length; from += rulesPerQuery) {
    const some = rules.slice(from, from + rulesPerQuery);
    const at = now + (from % 3) * 7 * 3_600_000 + from * 1_000;
    const answers = await ask(some, at);
    const compiled = new CompiledRules(some.map((rule) => expandRule(rule, () => undefined)));
    for (const [person, portrait] of people.entries()) {
      compiled.look(portrait, world, at);
      for (const [place, rule] of some.entries()) {
        const answer = answers[place] as Answer;
        const wanted = compiled.holds(place);
        const told = answer.yes[person] === 1 ? true : answer.no[person] === 1 ? false : undefined;
        expect(told, `${JSON.stringify(rule)} of person ${person + 1}`).toBe(wanted);
        if (wanted === true) held += 1;
        if (wanted === false) refused += 1;
        const flips = compiled.flipsAt(place);
        if (flips === Number.POSITIVE_INFINITY) continue;
        timed += 1;
        expect(answer.due[person], `${JSON.stringify(rule)} of person ${person + 1} at ${at}`).toBeLessThanOrEqual(
          Math.ceil(flips / secondMs),
        );
        expect(answer.due[person]).toBeLessThan(never);
      }
    }
  }
  // A test in which nothing happens would pass as well.
  for (const happened of [held, refused, timed]) expect(happened).toBeGreaterThan(rules.length * 10);
}, 120_000);

it('leaves to the predicate only those of whom it cannot be sure', async () => {
  const rules = fc
    .sample(ruleOf(fc.oneof(knownCondition, modelCondition)), { numRuns: 120, seed })
    .filter((rule) => problemsOfRule(rule).length === 0);
  for (let from = 0; from < rules.length; from += rulesPerQuery) {
    const some = rules.slice(from, from + rulesPerQuery);
    const sure = some.map((rule) => ruleSql(rule, now));
    const answers = await ask(some, now);
    const compiled = new CompiledRules(some);
    for (const [person, portrait] of people.entries()) {
      compiled.look(portrait, world, now);
      for (const [place, rule] of some.entries()) {
        if (compiled.holds(place) === true) expect(answers[place]?.yes[person], JSON.stringify(rule)).toBe(1);
        if (sure[place]?.unknown.length === 0 && answers[place]?.yes[person] === 1) expect(compiled.holds(place)).toBe(true);
      }
    }
  }
});

it('asks for other audiences by their rules', async () => {
  const inner: Rule = { did: 'Product Viewed', withinDays: 30 };
  const find = (audience: number): Rule | undefined => (audience === 1 ? inner : audience === 2 ? { not: { audience: 2 } } : undefined);
  const rules = [{ audience: 1 }, { not: { audience: 1 } }, { audience: 2 }, { audience: 9 }, { not: { audience: 9 } }].map((rule) =>
    expandRule(rule as Rule, find),
  );
  const answers = await ask(rules, now);
  const compiled = new CompiledRules(rules);
  for (const [person, portrait] of people.entries()) {
    compiled.look(portrait, world, now);
    for (const place of rules.keys()) expect(answers[place]?.yes[person]).toBe(compiled.holds(place) === true ? 1 : 0);
    expect(answers[0]?.yes[person]).not.toBe(answers[1]?.yes[person]);
  }
  // A circle is refused when it is written; should one be there all the same, it has nobody in it, and its opposite everybody.
  expect(answers[2]?.yes.every((one) => one === 1)).toBe(true);
  expect(answers[3]?.yes.some((one) => one === 1)).toBe(false);
  expect(answers[4]?.yes.every((one) => one === 1)).toBe(true);
});

it('does not change by time alone before the moment that is said', () => {
  const person = fragmentsOf(now).map((fragments) => portraitOf(fragments, [], { preference: traitPreferenceSetting.default, now }));
  fc.assert(
    fc.property(
      fc.array(ruleOf(knownCondition), { minLength: 1, maxLength: 4 }),
      person,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rules, who, share) => {
        const compiled = new CompiledRules(rules);
        compiled.look(who, world, now);
        const first = rules.map((_, at) => [compiled.holds(at), compiled.flipsAt(at)] as const);
        for (const [at, [held, flips]] of first.entries()) {
          const later = Math.floor(now + share * (Math.min(flips, now + 500 * dayMs) - 1 - now));
          compiled.look(who, world, later);
          expect(compiled.holds(at), `${JSON.stringify(rules[at])} at ${later}`).toBe(held);
        }
      },
    ),
    { numRuns: 800 },
  );
});
