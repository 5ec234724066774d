import { BoundedCache } from '../../foundation/index.ts';
import { conditionsOfMoment, holdsInMoment, signalOf } from '../rule/judge-moment.ts';
import type { HoldingRules, MomentRule } from '../rule/moment-rule.ts';
import type { MomentFacts } from './moment-facts.ts';

interface PlannedRule {
  readonly rule: MomentRule;
  /** What it asks for. */
  readonly signals: readonly string[];
}

// Slots are words of whoever asks.
const placesMax = 1_000;
const plans = new WeakMap<readonly MomentRule[], BoundedCache<string, Plan>>();
// Of a thousand rules the same few dozen hold together for most people.
const combinationsMax = 5_000;

/** The rules that are about a place, and which of them were found to hold together. */
interface Plan {
  readonly rules: readonly PlannedRule[];
  readonly combinations: BoundedCache<string, HoldingRules>;
}

/** The rules that are about a place, with what they ask for; worked out once for as long as the rules are the same. */
function planOf(rules: readonly MomentRule[], place: string): Plan {
  let byPlace = plans.get(rules);
  if (byPlace === undefined) {
    byPlace = new BoundedCache(placesMax);
    plans.set(rules, byPlace);
  }
  let plan = byPlace.get(place);
  if (plan === undefined) {
    const about = rules.filter(({ isOff, places = [] }) => isOff !== true && (places.length === 0 || places.includes(place)));
    plan = {
      rules: about.map((rule) => ({ rule, signals: conditionsOfMoment(rule.when).map(signalOf) })),
      combinations: new BoundedCache(combinationsMax),
    };
    byPlace.set(place, plan);
  }
  return plan;
}

/** What rules answer about the facts of one purpose. */
interface Answers {
  readonly holds: readonly boolean[];
  /** The same for the same answers. */
  readonly key: string;
}

/** Which rules hold, worked out once for what may be used for a purpose. */
export class RulesInMoment {
  readonly #plan: Plan;
  readonly #before: RulesInMoment | undefined;
  readonly #answers = new Map<MomentFacts, Answers>();

  /** `before` has the answers about the facts that these were taken from: rules that do not ask for what was taken away are not asked again. */
  constructor(rules: readonly MomentRule[], place: string, before?: RulesInMoment) {
    this.#plan = planOf(rules, place);
    this.#before = before;
  }

  /** The same object for the same rules. */
  holding(facts: MomentFacts): HoldingRules {
    const { rules, combinations } = this.#plan;
    const { holds, key } = this.#answersOn(facts);
    let known = combinations.get(key);
    if (known === undefined) {
      const holding = rules.flatMap(({ rule }, at) => (holds[at] === true ? [rule] : []));
      const of = (effect: MomentRule['effect']) => holding.filter((rule) => rule.effect === effect);
      known = { first: of('first'), only: of('only'), withhold: of('withhold') };
      combinations.set(key, known);
    }
    return known;
  }

  #answersOn(facts: MomentFacts): Answers {
    let answers = this.#answers.get(facts);
    if (answers === undefined) {
      answers = this.#judge(facts);
      this.#answers.set(facts, answers);
    }
    return answers;
  }

  #judge(facts: MomentFacts): Answers {
    const { whole } = facts;
    const { rules } = this.#plan;
    const before = whole === undefined || this.#before === undefined ? undefined : this.#before.#answersOn(whole);
    let isSame = before !== undefined;
    const holds = rules.map(({ rule, signals }, at) => {
      if (before !== undefined && !lacksAny(facts, signals)) return before.holds[at] as boolean;
      const answer = holdsInMoment(rule.when, facts) === true;
      if (before !== undefined && answer !== before.holds[at]) isSame = false;
      return answer;
    });
    return before !== undefined && isSame ? before : { holds, key: keyOf(holds) };
  }
}

function lacksAny(facts: MomentFacts, signals: readonly string[]): boolean {
  for (const signal of signals) if (facts.lacks(signal)) return true;
  return false;
}

const bitsPerPart = 30;

/** Answers as a short text: thirty of them a number. */
function keyOf(holds: readonly boolean[]): string {
  let key = '';
  for (let from = 0; from < holds.length; from += bitsPerPart) {
    let part = 0;
    const until = Math.min(from + bitsPerPart, holds.length);
    for (let at = from; at < until; at += 1) part = part * 2 + (holds[at] === true ? 1 : 0);
    key = from === 0 ? String(part) : `${key}.${part}`;
  }
  return key;
}
