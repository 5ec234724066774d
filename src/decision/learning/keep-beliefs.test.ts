import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { fixedClock, minuteMs } from '../../foundation/index.ts';
import { beliefBefore, featureNames } from '../choice/features.ts';
import type { DecisionRecord } from '../log/decision-record.ts';
import { reportOutcome } from '../log/read-decisions.ts';
import { seenAndWaiting } from '../queries/belief.ts';
import { migrations } from '../tables.ts';
import { chooseOption, explorationRule } from './choose-option.ts';
import { learnOutcomes, readBeliefs } from './keep-beliefs.ts';
import { answerChance, logOddsOf } from './response-belief.ts';

let engines: TestEngines;
const clock = fixedClock(Date.parse('2026-11-23T12:00:00Z'));
beforeAll(async () => {
  engines = await testEngines({ migrations });
});
afterAll(() => engines.close());

const features = featureNames.map((_, at) => (at === 0 ? 1 : 0));
let made = 0;

async function shown(item: string, propensity: number): Promise<DecisionRecord> {
  made += 1;
  const choice = {
    id: 1,
    variant: 'own',
    key: item,
    kind: 'article',
    title: item,
    reason: '',
    signals: [],
    features,
    chance: 0.1,
    propensity,
  };
  const record = {
    id: `d${made}`,
    at: clock.now(),
    moment: { place: 'home' },
    choices: [choice],
    rejected: [],
  } as unknown as DecisionRecord;
  await reportOutcome(engines.postgres, record, { item, outcome: 'seen', at: clock.now() });
  return record;
}

it('learns a use at once, a silence when its time is over, and each once', async () => {
  const { postgres } = engines;
  const waiting = async () => (await postgres.query<{ waiting: number }>(seenAndWaiting))[0]?.waiting;
  const [used, silent] = [await shown('a', 0.5), await shown('b', 0.5)];
  expect(await waiting()).toBe(2);
  await reportOutcome(postgres, used, { item: 'a', outcome: 'used', at: clock.now() });
  expect(await learnOutcomes(postgres, clock.now(), 30)).toBe(1);
  expect((await readBeliefs(postgres, undefined)).get('a')).toMatchObject({ shown: 1, answered: 1 });
  const [edition] = [...(await readBeliefs(postgres, undefined)).values()].map((one) => one.edition);
  expect(await waiting()).toBe(1);
  clock.advance(31 * minuteMs);
  expect(await learnOutcomes(postgres, clock.now(), 30)).toBe(1);
  expect(await waiting()).toBe(0);
  expect(await learnOutcomes(postgres, clock.now(), 30)).toBe(0);
  expect((await readBeliefs(postgres, undefined)).get('b')).toMatchObject({ shown: 1, answered: 0 });
  expect((await readBeliefs(postgres, edition)).has('b')).toBe(false);
  // What is told late of a silence that was learned changes the count, and nothing is learned twice.
  await reportOutcome(postgres, silent, { item: 'b', outcome: 'used', at: clock.now() });
  expect(await learnOutcomes(postgres, clock.now(), 30)).toBe(0);
});

it('offers what helps twice as often more, and the other still sometimes', async () => {
  const { postgres } = engines;
  let state = 11;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const rates: Record<string, number> = { helpful: 0.3, other: 0.15 };
  const items = Object.keys(rates);
  const counts: Record<string, number>[] = [
    { helpful: 0, other: 0 },
    { helpful: 0, other: 0 },
  ];
  for (let decision = 0; decision < 500; decision += 1) {
    const beliefs = await readBeliefs(postgres, undefined);
    const contenders = items.map((item) => {
      const belief = beliefs.get(item);
      return { ...logOddsOf(belief ?? beliefBefore(), features), worth: 1 };
    });
    const { place, propensities } = chooseOption(contenders, { ...explorationRule, evenShare: 0.05 }, random());
    const item = items[place] as string;
    const half = counts[decision < 250 ? 0 : 1] as Record<string, number>;
    half[item] = (half[item] ?? 0) + 1;
    const record = await shown(item, propensities[place] as number);
    await reportOutcome(postgres, record, { item, outcome: random() < (rates[item] as number) ? 'used' : 'ignored', at: clock.now() });
    if (decision % 10 === 9) await learnOutcomes(postgres, clock.now(), 30);
  }
  const [, late] = counts as [Record<string, number>, Record<string, number>];
  expect(late.helpful as number).toBeGreaterThan(1.5 * (late.other as number));
  const beliefs = await readBeliefs(postgres, undefined);
  const chances = items.map((item) => answerChance(logOddsOf(beliefs.get(item) as never, features)));
  expect(chances[0] as number).toBeGreaterThan(chances[1] as number);
  expect(late.other as number).toBeGreaterThan(0);
}, 60_000);
