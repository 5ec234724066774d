import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  answerChance,
  chooseOption,
  type ExplorationRule,
  explorationRule,
  type LogOdds,
  learnAnswer,
  logOddsOf,
  type ModelledOutcome,
  type PolicyValue,
  priorBelief,
  propensitiesOf,
  type ResponseBelief,
  valueByNormalisedPropensity,
  valueByPropensity,
  valueDoublyRobust,
} from '../../src/decision/index.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { Random } from '../larkfield/random.ts';
import { publicDataFolder } from '../recipes/index.ts';
import { type LearningWorld, learningWorld } from './learning-world.ts';

/*
 * Whether decisions learn, in four ways:
 *   1. regret in simulated worlds of known chances, beside ε-greedy, UCB and Thompson sampling on the same beliefs, each at the best of its settings
 *      (chosen with hindsight; ours was set on other worlds);
 *   2. choices come as often as their propensities say;
 *   3. values of other policies out of the logs of ours: their intervals hold the truth;
 *   4. a public e-mail experiment with random arms: what is learned there.
 * `--quick`: fewer worlds.
 */
const quick = isQuick();
const worlds = quick ? 12 : 60;
const rounds = 5_000;
const seeds = 100;
const rate = 0.1;
const deviation = 1;

type Chooser = (odds: readonly LogOdds[], random: Random) => number;

function greatest(values: readonly number[]): number {
  return values.reduce((best, value, place) => (value > (values[best] as number) ? place : best), 0);
}

const own: Chooser = (odds, random) =>
  chooseOption(
    odds.map((one) => ({ ...one, worth: 1 })),
    explorationRule,
    random.unit(),
  ).place;

const families: Readonly<Record<string, readonly Chooser[]>> = {
  'ε-greedy': [0, 0.01, 0.02, 0.05, 0.1, 0.2].map(
    (share): Chooser =>
      (odds, random) =>
        random.chance(share) ? random.below(odds.length) : greatest(odds.map(answerChance)),
  ),
  UCB: [0.25, 0.5, 1, 1.25, 1.5, 2, 2.5].map(
    (width): Chooser =>
      (odds) =>
        greatest(odds.map((one) => one.mean + width * one.deviation)),
  ),
  Thompson: [0.1, 0.25, 0.5, 0.75, 1].map(
    (width): Chooser =>
      (odds, random) =>
        greatest(odds.map((one) => one.mean + width * one.deviation * random.normal())),
  ),
};

function newBeliefs(world: LearningWorld): ResponseBelief[] {
  return Array.from({ length: world.options }, () => priorBelief(world.features, rate, deviation));
}

function regretIn(world: LearningWorld, choose: Chooser, seed: number): number {
  const [moments, random] = [new Random(seed, 'moments'), new Random(seed, 'choices')];
  const beliefs = newBeliefs(world);
  let regret = 0;
  for (let round = 0; round < rounds; round += 1) {
    const moment = world.momentOf(moments);
    const place = choose(
      beliefs.map((belief) => logOddsOf(belief, moment)),
      random,
    );
    const chances = beliefs.map((_, option) => world.chanceOf(option, moment));
    const chance = chances[place] as number;
    regret += Math.max(...chances) - chance;
    beliefs[place] = learnAnswer(beliefs[place] as ResponseBelief, moment, random.chance(chance) ? 1 : 0);
  }
  return regret;
}

function checkRegret(): void {
  const mean = (choose: Chooser) => {
    let sum = 0;
    for (let seed = 1; seed <= worlds; seed += 1) sum += regretIn(learningWorld(seed), choose, seed);
    return sum / worlds;
  };
  const ours = mean(own);
  const best = Object.entries(families).map(([name, choosers]) => [name, Math.min(...choosers.map(mean))] as const);
  const told = best.map(([name, regret]) => `${name} ${regret.toFixed(1)}`).join(', ');
  process.stdout.write(`regret of ${rounds} choices, ${worlds} worlds: ours ${ours.toFixed(1)}; at their best settings ${told}\n`);
  figure('learning_regret_over_best', ours / Math.min(...best.map(([, regret]) => regret)), 'times', 1.1, 'atMost');
}

/** A log of our own policy in a world, with the beliefs it had before each choice. */
function logIn(world: LearningWorld, seed: number, rule: ExplorationRule) {
  const [moments, random] = [new Random(seed, 'logged moments'), new Random(seed, 'logged choices')];
  let beliefs = newBeliefs(world);
  return Array.from({ length: rounds }, () => {
    const moment = world.momentOf(moments);
    const before = beliefs;
    const { place, propensities } = chooseOption(
      before.map((belief) => ({ ...logOddsOf(belief, moment), worth: 1 })),
      rule,
      random.unit(),
    );
    const answer = random.chance(world.chanceOf(place, moment)) ? 1 : 0;
    beliefs = before.map((belief, option) => (option === place ? learnAnswer(belief, moment, answer) : belief));
    return { moment, place, propensities, answer, before };
  });
}

function checkPropensities(): void {
  const [world, random] = [learningWorld(1), new Random(1, 'frequencies')];
  const { moment, before } = logIn(world, 1, explorationRule)[400] as ReturnType<typeof logIn>[number];
  const contenders = before.map((belief) => ({ ...logOddsOf(belief, moment), worth: 1 }));
  const draws = 200_000;
  const counts = new Float64Array(world.options);
  const propensities = propensitiesOf(contenders, explorationRule);
  for (let draw = 0; draw < draws; draw += 1) {
    const { place } = chooseOption(contenders, explorationRule, random.unit());
    counts[place] = (counts[place] as number) + 1;
  }
  const off = Math.max(...propensities.map((chance, place) => Math.abs((counts[place] as number) / draws - chance)));
  figure('learning_propensities_off_frequencies', off, 'share', 0.005, 'atMost');
}

// Logs that other policies are to be valued from are made with more even choices.
const loggedRule: ExplorationRule = { ...explorationRule, evenShare: 0.1 };

function checkValues(): void {
  const estimators: Readonly<Record<string, (rows: readonly ModelledOutcome[]) => PolicyValue>> = {
    ips: valueByPropensity,
    snips: valueByNormalisedPropensity,
    doubly_robust: valueDoublyRobust,
  };
  const held = Object.keys(estimators).map(() => 0);
  for (let seed = 1; seed <= seeds; seed += 1) {
    const world = learningWorld(seed);
    const wanted = 1 / world.options;
    const rows = logIn(world, seed, loggedRule).map(({ moment, place, propensities, answer, before }): ModelledOutcome => {
      const expected = before.map((belief) => answerChance(logOddsOf(belief, moment)));
      return {
        propensity: propensities[place] as number,
        wanted,
        outcome: answer,
        expected: expected[place] as number,
        expectedWanted: expected.reduce((sum, chance) => sum + wanted * chance, 0),
      };
    });
    const truth = evenValueOf(world, seed);
    Object.values(estimators).forEach((estimate, at) => {
      const { interval } = estimate(rows);
      if (interval !== undefined && interval.low <= truth && truth <= interval.high) held[at] = (held[at] as number) + 1;
    });
  }
  Object.keys(estimators).forEach((name, at) => {
    figure(`learning_${name}_intervals_hold`, (100 * (held[at] as number)) / seeds, 'percent', 90, 'atLeast');
  });
}

/** What choosing evenly brings, by the world's own chances. */
function evenValueOf(world: LearningWorld, seed: number): number {
  const random = new Random(seed, 'truth');
  const moments = 20_000;
  let sum = 0;
  for (let at = 0; at < moments; at += 1) {
    const moment = world.momentOf(random);
    for (let option = 0; option < world.options; option += 1) sum += world.chanceOf(option, moment);
  }
  return sum / (moments * world.options);
}

/*
 * Three arms, assigned at random: an e-mail for men's goods, one for women's, none. On the first half a belief of each arm is learned (did she visit?); on the second, each policy is valued by
 * the people who happened to be given what it would have given them.
 */
function checkHillstrom(file: string): void {
  const [heading, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  // From the end of a line: one column before them has commas of its own.
  const names = (heading as string).split(',');
  const column = (name: string) => names.indexOf(name) - names.length;
  const arms = ['Mens E-Mail', 'Womens E-Mail', 'No E-Mail'];
  const [mens, womens, newbie, segment, visit] = ['mens', 'womens', 'newbie', 'segment', 'visit'].map(column) as number[];
  const people = lines.map((line) => {
    const cells = line.split(',');
    const cell = (at: number | undefined) => cells.at(at as number) as string;
    const features = Float64Array.of(1, Number(cell(mens)), Number(cell(womens)), Number(cell(newbie)));
    return { features, arm: arms.indexOf(cell(segment)), visited: Number(cell(visit)) as 0 | 1, buysWomens: cell(womens) === '1' };
  });
  const half = people.length / 2;
  const beliefs = arms.map(() => priorBelief(4, rate, deviation));
  for (const { arm, features, visited } of people.slice(0, half))
    beliefs[arm] = learnAnswer(beliefs[arm] as ResponseBelief, features, visited);
  const valued = people.slice(half);
  const chosenFor = ({ features }: { features: Float64Array }) =>
    greatest(beliefs.map((belief) => answerChance(logOddsOf(belief, features))));
  const visitsBy = (policy: (person: (typeof people)[number]) => number, some = valued) =>
    valueByNormalisedPropensity(
      some.map((person) => ({ propensity: 1 / 3, wanted: Number(policy(person) === person.arm), outcome: person.visited })),
    );
  // Women's e-mail over none, for those who bought women's goods before and for the others.
  const gain = (buysWomens: boolean) => {
    const some = valued.filter((person) => person.buysWomens === buysWomens);
    return visitsBy(() => 1, some).value - visitsBy(() => 2, some).value;
  };
  process.stdout.write(
    `e-mail for women's goods brings ${(100 * gain(true)).toFixed(1)} visits more of a hundred who bought such, ${(100 * gain(false)).toFixed(1)} of others; ` +
      `it is chosen for ${share(valued.filter((person) => person.buysWomens && chosenFor(person) === 1).length, valued.filter(({ buysWomens }) => buysWomens).length)} of the former, ` +
      `${share(valued.filter((person) => !person.buysWomens && chosenFor(person) === 1).length, valued.filter(({ buysWomens }) => !buysWomens).length)} of the latter\n`,
  );
  const others = valued.filter(({ buysWomens }) => !buysWomens);
  figure(
    'learning_hillstrom_womens_for_others',
    others.filter((person) => chosenFor(person) === 1).length / others.length,
    'share',
    0.01,
    'atMost',
  );
  const even = valued.reduce((sum, { visited }) => sum + visited, 0) / valued.length;
  figure('learning_hillstrom_visits_at_least_over_even', (visitsBy(chosenFor).interval?.low ?? 0) / even, 'times', 1, 'atLeast');
}

function share(some: number, all: number): string {
  return `${((100 * some) / all).toFixed(0)} %`;
}

checkRegret();
checkPropensities();
checkValues();
const hillstrom = join(publicDataFolder(process.env), 'hillstrom', 'hillstrom_first32000.csv.gz');
if (existsSync(hillstrom)) checkHillstrom(hillstrom);
else process.stdout.write(`the e-mail experiment is not looked at: ${hillstrom} is absent\n`);
closeFigures();
