import { createHash } from 'node:crypto';
import { allPieces } from '../../profile/index.ts';
import type { Audience } from '../audience/audience.ts';
import { rulesOf } from '../audience/audiences.ts';
import type { Portrait, World } from '../portrait/portrait.ts';
import { CompiledRules } from '../rule/compile-rule.ts';
import { conditionsIn, type ExpandedRule, expandRule } from '../rule/expand-rule.ts';
import { modelMeasures } from '../rule/measure.ts';
import { type Touches, touchesOf } from '../rule/touches.ts';

/** An audience as it is kept. */
export interface KeptAudience {
  readonly id: number;
  readonly rule: ExpandedRule;
  /** Names the rule with all that it rests on. */
  readonly key: string;
  /** It asks for forecasts: another model, or other costs, may change who belongs. */
  readonly asksModel: boolean;
  readonly touches: Touches;
}

/** What a change may have touched. */
export interface Change {
  readonly pieces: number;
  readonly names: ReadonlySet<string>;
}

/** A change of which nothing is known. */
export const anyChange: Change = { pieces: allPieces, names: new Set() };

/**
 * The audiences in use, compiled together, and an index of what touches which of them: whoever changed is asked only what the change may have touched. Made
 * anew whenever a rule changes.
 */
export class AudienceBook {
  readonly audiences: readonly KeptAudience[];
  /** What touches any of them: all else need not be told. */
  readonly interest: Touches;
  readonly #rules: CompiledRules;
  readonly #byName = new Map<string, number[]>();
  readonly #byPiece: number[][] = [];
  readonly #timed: number[] = [];
  readonly #all: number[];
  readonly #markedIn: Uint32Array;
  #mark = 0;

  constructor(active: readonly Audience[], worldKey: string) {
    const find = rulesOf(active);
    this.audiences = active.map(({ id, rule }) => keptOf(id, expandRule(rule, find), worldKey));
    this.#rules = new CompiledRules(this.audiences.map(({ rule }) => rule));
    this.#all = this.audiences.map((_, at) => at);
    this.#markedIn = new Uint32Array(this.audiences.length);
    for (const [at, { touches, rule }] of this.audiences.entries()) {
      for (const name of touches.names) listIn(this.#byName, name).push(at);
      for (let bit = 0; 1 << bit <= allPieces; bit += 1) {
        this.#byPiece[bit] ??= [];
        if ((touches.pieces & (1 << bit)) !== 0) (this.#byPiece[bit] as number[]).push(at);
      }
      if (conditionsIn(rule).some(isTimed)) this.#timed.push(at);
    }
    this.interest = {
      pieces: this.audiences.reduce((sum, { touches }) => sum | touches.pieces, 0),
      names: new Set(this.#byName.keys()),
    };
  }

  /** Where an audience stands among them; -1 for one that is not in use. */
  placeOf(audience: number): number {
    return this.audiences.findIndex(({ id }) => id === audience);
  }

  /** Those that a change may have touched, each once. */
  touchedBy(change: Change): readonly number[] {
    if (change === anyChange) return this.#all;
    this.#mark += 1;
    const found: number[] = [];
    const take = (some: readonly number[]): void => {
      for (const at of some) {
        if (this.#markedIn[at] === this.#mark) continue;
        this.#markedIn[at] = this.#mark;
        found.push(at);
      }
    };
    for (let bit = 0; 1 << bit <= change.pieces; bit += 1) if ((change.pieces & (1 << bit)) !== 0) take(this.#byPiece[bit] ?? []);
    for (const name of change.names) take(this.#byName.get(name) ?? []);
    return found;
  }

  /** Those whose people time alone may change. */
  get timed(): readonly number[] {
    return this.#timed;
  }

  /** From now on it is about this person. */
  look(portrait: Portrait, world: World, now: number): void {
    this.#rules.look(portrait, world, now);
  }

  belongs(at: number): boolean {
    return this.#rules.holds(at) === true;
  }

  /** The earliest second at which time alone may change one of some answers; undefined for never. */
  dueSecond(some: readonly number[]): number | undefined {
    let first = Number.POSITIVE_INFINITY;
    for (const at of some) first = Math.min(first, this.#rules.flipsAt(at));
    return first === Number.POSITIVE_INFINITY ? undefined : Math.ceil(first / 1_000);
  }
}

function keptOf(id: number, rule: ExpandedRule, worldKey: string): KeptAudience {
  const asksModel = conditionsIn(rule).some((condition) => 'measure' in condition && modelMeasures.has(condition.measure));
  const text = JSON.stringify(rule) + (asksModel ? worldKey : '');
  return { id, rule, key: createHash('sha256').update(text).digest('hex').slice(0, 20), asksModel, touches: touchesOf(rule) };
}

function isTimed(condition: ReturnType<typeof conditionsIn>[number]): boolean {
  if ('measure' in condition || 'permission' in condition) return true;
  if ('did' in condition) return condition.about !== undefined || condition.withinDays !== undefined || condition.withinHours !== undefined;
  // What is dated ahead counts from its moment on.
  return 'sequence' in condition || ('channel' in condition && condition.withinDays !== undefined);
}

function listIn(lists: Map<string, number[]>, name: string): number[] {
  const known = lists.get(name);
  if (known !== undefined) return known;
  const made: number[] = [];
  lists.set(name, made);
  return made;
}
