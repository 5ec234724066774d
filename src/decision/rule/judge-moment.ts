import { type Condition, compileRule, kindOf } from '../../audience/index.ts';
import { BoundedCache, foldLetters } from '../../foundation/index.ts';
import type { MomentFacts } from '../choice/moment-facts.ts';
import { intentStrengthMin } from '../moment/intents.ts';
import type { GroupCondition, MomentCondition, MomentTree } from './moment-rule.ts';

type Judge = (facts: MomentFacts) => boolean | undefined;

const compiled = new WeakMap<object, Judge>();

/** Whether a tree of conditions holds in a moment, in three values as in audiences: what is not known, or must not be used, makes neither a condition nor its opposite hold. Pure. */
export function holdsInMoment(tree: MomentTree, facts: MomentFacts): boolean | undefined {
  let judge = compiled.get(tree);
  if (judge === undefined) {
    judge = compile(tree);
    compiled.set(tree, judge);
  }
  return judge(facts);
}

function compile(tree: MomentTree): Judge {
  if ('all' in tree) return every(tree.all.map(compile));
  if ('any' in tree) return not(every(tree.any.map((part) => not(compile(part)))));
  if ('not' in tree) return not(compile(tree.not));
  const signal = signalOf(tree);
  const judge = judgeOf(tree);
  return (facts) => (facts.may(signal) ? judge(facts) : undefined);
}

function not(judge: Judge): Judge {
  return (facts) => {
    const answer = judge(facts);
    return answer === undefined ? undefined : !answer;
  };
}

function every(parts: readonly Judge[]): Judge {
  return (facts) => {
    let isKnown = true;
    for (const part of parts) {
      const answer = part(facts);
      if (answer === false) return false;
      if (answer === undefined) isKnown = false;
    }
    return isKnown ? true : undefined;
  };
}

function judgeOf(condition: Condition | GroupCondition | MomentCondition): Judge {
  if ('group' in condition) return (facts) => facts.context.groupOf(condition.group, facts.portrait)?.holds;
  if ('moment' in condition) return judgeOfMoment(condition);
  // Its rule is asked of the moment: an audience may be changed meanwhile.
  if ('audience' in condition) return ({ portrait, context }) => context.isInAudience(condition.audience, portrait);
  const holds = compileRule(condition);
  return ({ portrait, context: { world, now } }) => holds(portrait, world, now);
}

function judgeOfMoment(condition: MomentCondition): Judge {
  const { moment, is = [], min, max } = condition;
  const within = (value: number): boolean => (min === undefined || value >= min) && (max === undefined || value <= max);
  const wanted = new Set(is.map(plain));
  const among = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : wanted.has(plain(value)));
  switch (moment) {
    case 'visitNumber':
      return ({ visitNumber }) => (visitNumber === undefined ? undefined : within(visitNumber));
    case 'hour':
      return ({ hour }) => within(hour);
    case 'route':
      return ({ visit }) => among(visit.route);
    case 'campaign':
      return ({ visit }) => among(visit.campaign);
    case 'channel':
    case 'device':
    case 'place':
    case 'language':
      return ({ context }) => among(context.moment[moment]);
    case 'stage':
      return ({ stage }) => among(stage?.stage);
    case 'question':
      return ({ question }) => among(question);
    case 'relationship':
      return ({ context }) => among(context.relationship);
    case 'openProblem':
      return ({ context }) => context.openProblem !== undefined;
    case 'known':
      return ({ isKnown }) => isKnown;
    case 'intent':
      return ({ intents }) =>
        intents.some(({ topic, strength }) => wanted.has(plain(topic)) && strength >= (min ?? intentStrengthMin) && strength <= (max ?? 1));
    case 'searched':
      return ({ portrait }) => {
        const { searches } = portrait.whole;
        return searches.length === 0 ? undefined : searches.some(([, , , , term]) => [...wanted].some((one) => plain(term).includes(one)));
      };
    case 'read':
      return (facts) =>
        is.some((key) => {
          const item = facts.context.items.find((one) => one.family === key) ?? { family: key };
          const times = facts.timesRead(item);
          return times >= (min ?? 1) && times <= (max ?? Number.POSITIVE_INFINITY);
        });
  }
}

/** The name under which what a condition asks for is shown, refused, and taken away in a replay. Pure. */
export function signalOf(condition: Condition | GroupCondition | MomentCondition): string {
  if ('moment' in condition) {
    const { moment, is } = condition;
    const first = is?.length === 1 ? is[0] : undefined;
    return (moment === 'intent' || moment === 'read') && first !== undefined
      ? `${moment}:${first}`
      : moment === 'searched'
        ? 'searches'
        : moment;
  }
  if ('group' in condition) return `group:${condition.group}`;
  if ('measure' in condition) return condition.measure;
  const kind = kindOf(condition);
  // A sequence has no name of its own.
  return kind === 'sequence' ? 'sequence:' : `${kind}:${(condition as unknown as Record<string, string | number>)[kind]}`;
}

/** The conditions of a tree, in the order in which they are written. Pure. */
export function conditionsOfMoment(tree: MomentTree): (Condition | GroupCondition | MomentCondition)[] {
  if ('all' in tree) return tree.all.flatMap(conditionsOfMoment);
  if ('any' in tree) return tree.any.flatMap(conditionsOfMoment);
  if ('not' in tree) return conditionsOfMoment(tree.not);
  return [tree];
}

// Routes, channels, stages and places: the same few words in every moment.
const plainTexts = new BoundedCache<string, string>(10_000);

function plain(text: string): string {
  let known = plainTexts.get(text);
  if (known === undefined) {
    known = foldLetters(text).trim();
    plainTexts.set(text, known);
  }
  return known;
}
