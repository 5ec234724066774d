import type { Portrait, World } from '../portrait/portrait.ts';
import { countOf, isCountWithin, sequenceOf } from './acts.ts';
import { channelCount } from './channel-days.ts';
import { findingOf, plain } from './evaluate-rule.ts';
import { type ExpandedRule, expandRule, type FindRule } from './expand-rule.ts';
import { flipOf } from './next-flip.ts';
import type { Condition, Rule } from './rule.ts';

/** A rule as one function. `undefined`: what is known cannot say. */
export type Predicate = (portrait: Portrait, world: World, now: number) => boolean | undefined;

/** A rule as a predicate: the same answer as the findings of its conditions joined in Kleene's logic; about a microsecond. */
export function compileRule(rule: Rule, find: FindRule = () => undefined): Predicate {
  const rules = new CompiledRules([expandRule(rule, find)]);
  return (portrait, world, now) => {
    rules.look(portrait, world, now);
    const answer = rules.holds(0);
    rules.forget();
    return answer;
  };
}

/** In three values as numbers: and is the least, or the greatest, not what is left of two. */
const no = 0;
const unknown = 1;
const yes = 2;
type Verdict = typeof no | typeof unknown | typeof yes;

type Node =
  | { readonly kind: 'leaf'; readonly at: number }
  | { readonly kind: 'all'; readonly parts: readonly Node[] }
  | { readonly kind: 'any'; readonly parts: readonly Node[] }
  | { readonly kind: 'not'; readonly part: Node }
  | { readonly kind: 'is'; readonly part: Node }
  | { readonly kind: 'nobody' };

/**
 * Many rules over one person. A condition that several rules ask for is looked at once; a rule is gone through only as far as its answer needs. The moment
 * at which time alone may change an answer is exact for one condition, and never too late for a tree of them.
 */
export class CompiledRules {
  readonly #roots: readonly Node[];
  readonly #conditions: Condition[] = [];
  readonly #judges: Predicate[] = [];
  readonly #verdicts: Uint8Array;
  readonly #judgedIn: Uint32Array;
  readonly #flips: Float64Array;
  readonly #flippedIn: Uint32Array;
  #look = 0;
  #portrait: Portrait | undefined;
  #world: World | undefined;
  #now = 0;

  constructor(rules: readonly ExpandedRule[]) {
    const places = new Map<string, number>();
    const leaf = (condition: Condition): Node => {
      const key = JSON.stringify(condition);
      const known = places.get(key);
      if (known !== undefined) return { kind: 'leaf', at: known };
      places.set(key, this.#conditions.length);
      this.#conditions.push(condition);
      this.#judges.push(judgeOf(condition));
      return { kind: 'leaf', at: this.#conditions.length - 1 };
    };
    this.#roots = rules.map((rule) => nodeOf(rule, leaf));
    const size = this.#conditions.length;
    this.#verdicts = new Uint8Array(size);
    this.#judgedIn = new Uint32Array(size);
    this.#flips = new Float64Array(size);
    this.#flippedIn = new Uint32Array(size);
  }

  /** From now on it is about this person, as of this moment. */
  look(portrait: Portrait, world: World, now: number): void {
    this.#portrait = portrait;
    this.#world = world;
    this.#now = now;
    this.#look = (this.#look + 1) >>> 0;
    if (this.#look === 0) {
      this.#judgedIn.fill(0);
      this.#flippedIn.fill(0);
      this.#look = 1;
    }
  }

  /** A rule lives for years; nobody is kept in memory by having been looked at last. */
  forget(): void {
    this.#portrait = undefined;
  }

  holds(rule: number): boolean | undefined {
    const verdict = this.#judge(this.#roots[rule] as Node);
    return verdict === yes ? true : verdict === no ? false : undefined;
  }

  /** When time alone may change that, in milliseconds; Infinity where it cannot. */
  flipsAt(rule: number): number {
    return this.#flip(this.#roots[rule] as Node);
  }

  #judge(node: Node): Verdict {
    if (node.kind === 'leaf') return this.#judgeLeaf(node.at);
    if (node.kind === 'not') return (yes - this.#judge(node.part)) as Verdict;
    if (node.kind === 'is') return this.#judge(node.part) === yes ? yes : no;
    if (node.kind === 'nobody') return no;
    const end: Verdict = node.kind === 'all' ? no : yes;
    let verdict: Verdict = node.kind === 'all' ? yes : no;
    for (const part of node.parts) {
      const one = this.#judge(part);
      if (one === end) return end;
      if (one === unknown) verdict = unknown;
    }
    return verdict;
  }

  #judgeLeaf(at: number): Verdict {
    if (this.#judgedIn[at] === this.#look) return this.#verdicts[at] as Verdict;
    const answer = (this.#judges[at] as Predicate)(this.#portrait as Portrait, this.#world as World, this.#now);
    const verdict = answer === true ? yes : answer === false ? no : unknown;
    this.#verdicts[at] = verdict;
    this.#judgedIn[at] = this.#look;
    return verdict;
  }

  /** A part that settles an answer by itself holds it for as long as it stays what it is, whatever becomes of the others. */
  #flip(node: Node): number {
    if (node.kind === 'leaf') return this.#flipOfLeaf(node.at);
    if (node.kind === 'not' || node.kind === 'is') return this.#flip(node.part);
    if (node.kind === 'nobody') return Number.POSITIVE_INFINITY;
    const end = node.kind === 'all' ? no : yes;
    let [first, held] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const part of node.parts) {
      const at = this.#flip(part);
      if (this.#judge(part) === end) {
        if (at === Number.POSITIVE_INFINITY) return at;
        held = Math.max(held, at);
      } else first = Math.min(first, at);
    }
    return held > Number.NEGATIVE_INFINITY ? held : first;
  }

  #flipOfLeaf(at: number): number {
    if (this.#flippedIn[at] === this.#look) return this.#flips[at] as number;
    const flip = flipOf(this.#conditions[at] as Condition, this.#portrait as Portrait, this.#world as World, this.#now);
    this.#flips[at] = flip;
    this.#flippedIn[at] = this.#look;
    return flip;
  }
}

function nodeOf(rule: ExpandedRule, leaf: (condition: Condition) => Node): Node {
  if ('all' in rule || 'any' in rule) {
    const parts = ('all' in rule ? rule.all : rule.any).map((part) => nodeOf(part, leaf));
    return 'all' in rule ? { kind: 'all', parts } : { kind: 'any', parts };
  }
  if ('not' in rule) return { kind: 'not', part: nodeOf(rule.not, leaf) };
  if ('is' in rule && !('trait' in rule)) {
    return rule.is === undefined ? { kind: 'nobody' } : { kind: 'is', part: nodeOf(rule.is as ExpandedRule, leaf) };
  }
  return leaf(rule as Condition);
}

/** What is asked most often as a function of its own; all else by its finding. */
function judgeOf(condition: Condition): Predicate {
  if ('did' in condition) return ({ whole }, _, now) => isCountWithin(condition, countOf(condition, whole, now));
  if ('sequence' in condition) return ({ whole }, _, now) => sequenceOf(condition, whole, now).holds;
  if ('permission' in condition) return (portrait, _, now) => portrait.permits(condition.permission, condition.channel, now);
  if ('channel' in condition && condition.withinDays !== undefined) {
    return ({ whole }, _, now) => isCountWithin(condition, { count: channelCount(condition, whole, now), isAll: true });
  }
  if ('trait' in condition && condition.is !== undefined) {
    const wanted = new Set(condition.is.map((one) => plain(String(one))));
    return ({ traits }) => {
      const value = traits.get(condition.trait);
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return wanted.has(plain(String(value)));
      return findingOf(condition, { traits } as Portrait, {} as World, 0).holds;
    };
  }
  return (portrait, world, now) => findingOf(condition, portrait, world, now).holds;
}
