import type { Refusal, RefusalCode } from '../../gate/index.ts';
import { type ExplorationRule, propensitiesOf } from '../learning/choose-option.ts';
import { answerChance, type LogOdds, logOddsOf, type ResponseBelief } from '../learning/response-belief.ts';
import type { Moment } from '../moment/moment.ts';
import type { MomentRule } from '../rule/moment-rule.ts';
import type { Choosable } from './choosable.ts';
import { beliefBefore, FeatureReader, isPlain } from './features.ts';
import type { MomentFacts } from './moment-facts.ts';
import { type OptionRow, type OptionTable, optionTableOf, type ScreenedOut, type Verdicts } from './option-table.ts';
import { RulesInMoment } from './rules-in-moment.ts';

/** Why an option was put where it is, or left out. */
export type RejectionCode =
  | 'less_likely'
  | 'later_in_order'
  | 'read_enough'
  | 'rule.only'
  | 'rule.withhold'
  | RefusalCode
  | ScreenedOut['code'];

export interface Rejection {
  readonly item: Choosable;
  readonly code: RejectionCode;
  /** The key of the rule, where one says so. */
  readonly rule?: string;
  readonly refusal?: Refusal;
  /** Of one that was ranked lower: its chance of an answer. */
  readonly chance?: number;
}

/** An option that was chosen, with what it was chosen by. */
export interface Chosen {
  readonly item: Choosable;
  /** By `featureNames`. */
  readonly features: readonly number[];
  /** Chance of an answer, as far as is known. */
  readonly chance: number;
  /** With which chance it came to its place among those that were left. */
  readonly propensity: number;
  /** The rule that put it first, or made the place its own. */
  readonly rule?: MomentRule;
  /** Who chose it by hand, and why. */
  readonly override?: Override;
}

/** Somebody of the firm chose otherwise for this person and place. */
export interface Override {
  readonly item: string;
  readonly place: string;
  readonly by: string;
  readonly reason: string;
}

/** What choosing goes by, besides what is known of her. */
export interface ChoicePolicy {
  readonly rules: readonly MomentRule[];
  /** Content read so often among her newest acts is not offered again. */
  readonly readsMax: number;
  readonly exploration: ExplorationRule;
  /** What was learned of an option; undefined for one that nobody was offered. */
  readonly beliefOf: (key: string) => ResponseBelief | undefined;
  /** What an answer to it is worth against that to others; above 0. */
  readonly worthOf: (item: Choosable) => number;
  /** False while prediction is switched off or not to be had: options then come in a fixed order, and nothing is claimed. */
  readonly isPredicting: boolean;
}

export interface ChoiceRequest {
  readonly items: readonly Choosable[];
  readonly moment: Moment;
  /** What may be used for a purpose. */
  readonly factsOf: (purpose: string) => MomentFacts;
  /** What stands against an option at the gate; empty when nothing does. */
  readonly refusalsOf: (item: Choosable) => readonly Refusal[];
  readonly overrides: readonly Override[];
  readonly policy: ChoicePolicy;
  /** Uniform in [0, 1). */
  readonly draw: number;
}

// More than these are never among the best: the rest shares the even part of chances.
const contendersMax = 8;
const newcomer = beliefBefore();

/** What is known of the answers to an option in a moment. */
interface Weighed extends LogOdds {
  readonly features: readonly number[];
  readonly worth: number;
}

/** An option that nothing stands against. */
interface Candidate {
  readonly item: Choosable;
  readonly weighed: Weighed;
  readonly tier: number;
  readonly rule: MomentRule | undefined;
  readonly override: Override | undefined;
}

/** What decides about options in a moment besides their features: the rules that hold for each purpose, and what a colleague chose. */
interface Ground {
  /** By the place of the purpose among those of the options. */
  readonly facts: readonly MomentFacts[];
  readonly verdicts: readonly Verdicts[];
  readonly overrides: readonly Override[];
}

/**
 * Chooses content for a moment: what the gate, the rules and what she has read leave over; those that a colleague or a rule puts first, first; the others
 * drawn by Thompson sampling as numbers, so that each choice has a known propensity. Pure: the same request gives the same choices. Cost: about 0.2 µs an
 * option, and some 10 µs for the chances of those that may be best.
 */
export class ContentChoice {
  readonly chosen: readonly Chosen[];
  readonly rejected: readonly Rejection[];
  readonly #request: ChoiceRequest;
  readonly #rules: RulesInMoment;
  readonly #table: OptionTable;
  readonly #ground: Ground;
  /** Options that the gate lets through: what no signal of hers can change. */
  readonly #passed: readonly OptionRow[];
  readonly #candidates: readonly Candidate[];
  /** By the place of the option. */
  readonly #candidateAt: (Candidate | undefined)[] = [];

  constructor(request: ChoiceRequest) {
    const { items, moment, policy, factsOf, refusalsOf } = request;
    this.#request = request;
    this.#rules = new RulesInMoment(policy.rules, moment.place);
    this.#table = optionTableOf(items);
    const { left, rejected: screened } = this.#table.screen(moment);
    const rejected: Rejection[] = [...screened];
    const passed: OptionRow[] = [];
    for (const row of left) {
      const [refusal] = refusalsOf(row.item);
      if (refusal === undefined) passed.push(row);
      else rejected.push({ item: row.item, code: refusal.code, refusal });
    }
    this.#passed = passed;
    const facts = this.#table.purposes.map(factsOf);
    const verdicts = facts.map((one) => this.#table.verdicts(this.#rules.holding(one)));
    this.#ground = { facts, verdicts, overrides: request.overrides };
    this.#candidates = this.#candidatesOn(this.#ground, (rejection) => rejected.push(rejection));
    this.chosen = choose(this.#candidates, request, moment.limit);
    const taken = new Set(this.chosen.map(({ item }) => item));
    for (const { item, weighed } of this.#candidates)
      if (!taken.has(item))
        rejected.push(
          // Without a prediction there is no chance that anybody could be told.
          request.policy.isPredicting ? { item, code: 'less_likely', chance: answerChance(weighed) } : { item, code: 'later_in_order' },
        );
    this.rejected = rejected;
  }

  /** What would come first without a signal, with the same draw: only what hangs on the signal is worked out again. Undefined when nothing would be left. */
  firstWithout(signal: string): Choosable | undefined {
    const ground = this.#groundWithout(signal);
    const candidates = ground === this.#ground ? this.#candidates : this.#candidatesOn(ground, undefined);
    // The same draw from the same candidates is the same choice; who is below those that come first has no say in it.
    if (isSame(foremost(candidates), foremost(this.#candidates))) return this.chosen[0]?.item;
    return choose(candidates, this.#request, 1)[0]?.item;
  }

  /** The same ground where nothing that decides about options hangs on the signal. */
  #groundWithout(signal: string): Ground {
    const { policy, moment } = this.#request;
    const rules = new RulesInMoment(policy.rules, moment.place, this.#rules);
    const lesser = new Map<MomentFacts, MomentFacts>();
    const facts = this.#ground.facts.map((whole) => {
      let known = lesser.get(whole);
      if (known === undefined) {
        known = whole.without(signal);
        lesser.set(whole, known);
      }
      return known;
    });
    const verdicts = facts.map((one) => this.#table.verdicts(rules.holding(one)));
    const overrides = signal === 'override' ? [] : this.#ground.overrides;
    const isSameGround =
      overrides.length === this.#ground.overrides.length &&
      verdicts.every((one, at) => one === this.#ground.verdicts[at]) &&
      facts.every((one) => one.isWeighedAsBefore);
    return isSameGround ? this.#ground : { facts, verdicts, overrides };
  }

  #candidatesOn({ facts, verdicts, overrides }: Ground, reject: ((rejection: Rejection) => void) | undefined): readonly Candidate[] {
    const { policy, moment } = this.#request;
    const candidates: Candidate[] = [];
    const readers = facts.map((one) => new FeatureReader(one));
    const before = this.#candidateAt;
    for (const row of this.#passed) {
      const { item } = row;
      const verdict = verdicts[row.purpose] as Verdicts;
      const override = overrides.length === 0 ? undefined : overrides.find((one) => one.item === item.family && one.place === moment.place);
      // A colleague who knows her knows better than rules and counts; only permission stands above.
      const rejection = override === undefined ? rejectionOf(row, verdict, facts[row.purpose] as MomentFacts, policy) : undefined;
      if (rejection !== undefined) {
        reject?.(rejection);
        continue;
      }
      const candidate = this.#candidateOf(row, readers[row.purpose] as FeatureReader, verdict, override);
      candidates.push(candidate);
      before[row.at] ??= candidate;
    }
    return candidates;
  }

  /** The same object as before where everything about it is the same. */
  #candidateOf(row: OptionRow, reader: FeatureReader, { firstBy, firsts, alone }: Verdicts, override: Override | undefined): Candidate {
    const { item, at } = row;
    const known = this.#candidateAt[at];
    const place = firstBy.get(at);
    const rule = place === undefined ? alone : firsts[place];
    const tier = override !== undefined ? firsts.length + 1 : place === undefined ? 0 : firsts.length - place;
    const weighed = this.#weigh(row, reader, known?.weighed);
    if (known !== undefined && known.weighed === weighed && known.tier === tier && known.rule === rule && known.override === override)
      return known;
    return { item, weighed, tier, rule, override };
  }

  #weigh(row: OptionRow, reader: FeatureReader, before: Weighed | undefined): Weighed {
    const features = reader.of(row, before?.features);
    if (before !== undefined && features === before.features) return before;
    const { policy } = this.#request;
    return weighed(policy.beliefOf(row.item.key) ?? newcomer, features, policy.worthOf(row.item));
  }
}

// Most options of most moments have the same few features; what is believed changes by the second at most.
const weighedBefore = new WeakMap<ResponseBelief, WeakMap<readonly number[], Weighed>>();

function weighed(belief: ResponseBelief, features: readonly number[], worth: number): Weighed {
  let byFeatures = weighedBefore.get(belief);
  if (byFeatures === undefined) {
    byFeatures = new WeakMap();
    weighedBefore.set(belief, byFeatures);
  }
  const known = byFeatures.get(features);
  if (known !== undefined && known.worth === worth) return known;
  const { mean, deviation } = logOddsOf(belief, features);
  const made = { features, mean, deviation, worth };
  if (known === undefined && isPlain(features)) byFeatures.set(features, made);
  return made;
}

function isSame(left: readonly Candidate[], right: readonly Candidate[]): boolean {
  return left === right || (left.length === right.length && left.every((one, at) => one === right[at]));
}

/** Those of the highest tier. */
function foremost(candidates: readonly Candidate[]): readonly Candidate[] {
  let highest = 0;
  for (const { tier } of candidates) if (tier > highest) highest = tier;
  return candidates.filter(({ tier }) => tier === highest);
}

function rejectionOf(
  { item, at }: OptionRow,
  verdict: Verdicts,
  { readings }: MomentFacts,
  { readsMax }: ChoicePolicy,
): Rejection | undefined {
  const withheld = verdict.withheldBy.get(at);
  if (withheld !== undefined) return { item, code: 'rule.withhold', rule: withheld.key };
  const { alone } = verdict;
  if (alone !== undefined && !verdict.isAlone.has(item)) return { item, code: 'rule.only', rule: alone.key };
  // Who wrote a rule that puts it first meant it for those who were there, too.
  if (readings.size > 0 && !verdict.firstBy.has(at) && (readings.get(item) ?? 0) >= readsMax) return { item, code: 'read_enough' };
  return undefined;
}

function choose(candidates: readonly Candidate[], { policy, draw }: ChoiceRequest, limit: number): Chosen[] {
  return policy.isPredicting ? drawn(candidates, limit, policy.exploration, draw) : inOrder(candidates, limit);
}

/** Tier by tier; within one drawn without putting back, each by its chance to be worth most among those that are left. */
function drawn(candidates: readonly Candidate[], limit: number, exploration: ExplorationRule, draw: number): Chosen[] {
  const chosen: Chosen[] = [];
  const families = new Set<string>();
  let tier = Number.POSITIVE_INFINITY;
  let left = draw;
  while (chosen.length < limit) {
    const above = tier;
    tier = -1;
    for (const one of candidates) if (one.tier < above && one.tier > tier) tier = one.tier;
    if (tier < 0) break;
    const rest = candidates.filter((one) => one.tier === tier && !families.has(one.item.family));
    const chances = chancesAmong(rest, exploration);
    while (chosen.length < limit) {
      const place = placeAt(left, chances);
      if (place === undefined) break;
      const { item } = rest[place.at] as Candidate;
      left = place.left;
      chosen.push(chosenOf(rest[place.at] as Candidate, place.share));
      families.add(item.family);
      for (let at = 0; at < rest.length; at += 1) if ((rest[at] as Candidate).item.family === item.family) chances[at] = 0;
    }
  }
  return chosen;
}

/** Where a draw falls. */
interface DrawnPlace {
  readonly at: number;
  /** Of its chance among all. */
  readonly share: number;
  /** What is left of the draw within its share: uniform again. */
  readonly left: number;
}

/** Where a draw falls among chances; undefined when none is left. */
function placeAt(draw: number, chances: Float64Array): DrawnPlace | undefined {
  let sum = 0;
  for (const chance of chances) sum += chance;
  const until = draw * sum;
  let before = 0;
  let last = -1;
  for (let at = 0; at < chances.length; at += 1) {
    const chance = chances[at] as number;
    if (chance === 0) continue;
    if (last >= 0) before += chances[last] as number;
    last = at;
    if (before + chance > until) break;
  }
  if (last < 0) return undefined;
  const chance = chances[last] as number;
  return { at: last, share: chance / sum, left: Math.min(Math.max((until - before) / chance, 0), 1 - Number.EPSILON) };
}

/** Chances of all, worked out for those that may be best; the others share the part that is spread evenly. */
function chancesAmong(candidates: readonly Candidate[], exploration: ExplorationRule): Float64Array {
  if (candidates.length <= contendersMax)
    return propensitiesOf(
      candidates.map((one) => one.weighed),
      exploration,
    );
  const ranked = mostPromising(candidates, exploration);
  const chances = propensitiesOf(
    ranked.map((at) => (candidates[at] as Candidate).weighed),
    { ...exploration, evenShare: 0 },
  );
  const even = exploration.evenShare / candidates.length;
  const all = new Float64Array(candidates.length).fill(even);
  ranked.forEach((at, place) => {
    all[at] = even + (1 - exploration.evenShare) * (chances[place] as number);
  });
  return all;
}

/** The places of the contenders: those that may be worth most, the likeliest first. */
function mostPromising(candidates: readonly Candidate[], { optimism, curiosity }: ExplorationRule): readonly number[] {
  const places: number[] = [];
  const promises: number[] = [];
  for (let at = 0; at < candidates.length; at += 1) {
    const { mean, deviation, worth } = (candidates[at] as Candidate).weighed;
    const promise = worth / (1 + Math.exp(-(mean + (optimism + 2 * curiosity) * deviation)));
    if (places.length === contendersMax && promise <= (promises[contendersMax - 1] as number)) continue;
    let to = Math.min(places.length, contendersMax - 1);
    for (; to > 0 && (promises[to - 1] as number) < promise; to -= 1) {
      promises[to] = promises[to - 1] as number;
      places[to] = places[to - 1] as number;
    }
    promises[to] = promise;
    places[to] = at;
  }
  return places;
}

/** Without prediction: colleagues and rules first, then what helps by its purpose, then by key; the same for everybody. */
function inOrder(candidates: readonly Candidate[], limit: number): Chosen[] {
  return [...candidates]
    .sort(
      (left, right) =>
        right.tier - left.tier ||
        Number(left.item.isPromotion) - Number(right.item.isPromotion) ||
        (left.item.key < right.item.key ? -1 : 1),
    )
    .filter(({ item }, at, all) => all.findIndex((other) => other.item.family === item.family) === at)
    .slice(0, limit)
    .map((candidate) => chosenOf(candidate, 1));
}

function chosenOf(candidate: Candidate, propensity: number): Chosen {
  const { item, weighed, rule, override } = candidate;
  return {
    ...{ item, features: weighed.features, chance: answerChance(weighed), propensity },
    ...(rule === undefined ? {} : { rule }),
    ...(override === undefined ? {} : { override }),
  };
}
