import type { Portrait, RuleWords } from '../../audience/index.ts';
import type { Refusal } from '../../gate/index.ts';
import type { Intent } from '../moment/intents.ts';
import type { StageNow } from '../moment/stage-now.ts';
import type { VisitNow } from '../moment/visit-now.ts';
import type { Choosable } from './choosable.ts';
import { type ChoicePolicy, type Chosen, ContentChoice, type Override, type Rejection } from './choose-content.ts';
import { type FactsContext, MomentFacts } from './moment-facts.ts';
import { changingFirst, type Reason, reasonOf, type UsedSignal, visitSignal } from './reason-of.ts';

/** A person as the gate lets a decision see her. */
export interface AllowedPerson {
  /** Out of what may be used for a purpose; the same object for the same parts. */
  portraitFor(purpose: string): Portrait;
  /** What stands against an act at the gate, the same for all options of one purpose, kind and product. */
  refusalsOf(item: Choosable): readonly Refusal[];
}

/** All that a decision is made of: pure data and functions, so that it can be made again. */
export interface DecisionInput {
  readonly person: AllowedPerson;
  readonly context: FactsContext;
  readonly policy: ChoicePolicy;
  readonly overrides: readonly Override[];
  /** What things are called in reasons. */
  readonly words: RuleWords;
  /** Uniform in [0, 1). */
  readonly draw: number;
  /** Whether to say what would change it: for each signal that was used, the part of the decision that hangs on it is made again. */
  readonly isExplained: boolean;
}

export interface ExplainedChoice extends Chosen {
  readonly reason: Reason;
}

/** Without a signal something else would come first. */
export interface WouldChange {
  readonly signal: UsedSignal;
  /** What would come first; undefined when nothing would be left. */
  readonly instead: Choosable | undefined;
}

/** What is said of the moment, for people and programs that asked; topics and questions with what people call them. */
export interface MomentContext {
  readonly visit: VisitNow;
  readonly intents: readonly (Intent & { readonly name: string })[];
  readonly stage: StageNow | undefined;
  readonly question: { readonly key: string; readonly name: string } | undefined;
  readonly openProblem: string | undefined;
  readonly relationship: string | undefined;
  readonly isKnown: boolean;
}

export interface MomentDecision {
  readonly choices: readonly ExplainedChoice[];
  readonly rejected: readonly Rejection[];
  readonly signals: readonly UsedSignal[];
  readonly wouldChange: readonly WouldChange[];
  readonly context: MomentContext;
}

// The purpose under which the moment itself is told: what she asked for needs no more than that she asked.
const purposeOfContext = 'service';
// The strongest come first; whoever wants to know of another makes the decision again without it.
const changesMax = 4;

/** Decides a moment. Pure: the same input, the same answer. Some 20 µs for fifty options and few rules, more for what must be explained. */
export function decideMoment(input: DecisionInput): MomentDecision {
  const { choices, factsOf } = chooseFor(input);
  const { policy, words } = input;
  const explained = choices.chosen.map((chosen): ExplainedChoice => {
    const { purpose, key } = chosen.item;
    return {
      ...chosen,
      reason: policy.isPredicting ? reasonOf(chosen, factsOf(purpose), words, policy.beliefOf(key)) : notPredicted(chosen),
    };
  });
  const [first] = explained;
  const isSaid = input.isExplained && policy.isPredicting && first !== undefined;
  const wouldChange = isSaid ? changesOf(first, choices, factsOf(first.item.purpose)) : [];
  if (isSaid && wouldChange.length > 0) explained[0] = { ...first, reason: changingFirst(first.reason, wouldChange) };
  const signals = uniqueSignals(explained.flatMap(({ reason }) => reason.signals));
  const facts = factsOf(purposeOfContext);
  return {
    choices: explained,
    rejected: choices.rejected,
    signals,
    wouldChange,
    context: contextOf(facts),
  };
}

/** What is told of a moment out of what is known in it. */
export function contextOf({ visit, intents, stage, question, isKnown, context }: MomentFacts): MomentContext {
  return {
    ...{ visit, stage, isKnown, openProblem: context.openProblem, relationship: context.relationship },
    intents: intents.map((intent) => ({ ...intent, name: context.topicName(intent.topic) })),
    question: question === undefined ? undefined : { key: question, name: context.questionName(question) },
  };
}

function chooseFor(input: DecisionInput): { choices: ContentChoice; factsOf: (purpose: string) => MomentFacts } {
  const { person, context, policy, overrides, draw } = input;
  const byPortrait = new Map<Portrait, MomentFacts>();
  const byPurpose = new Map<string, MomentFacts>();
  const factsOf = (purpose: string): MomentFacts => {
    const known = byPurpose.get(purpose);
    if (known !== undefined) return known;
    const portrait = person.portraitFor(purpose);
    const facts = byPortrait.get(portrait) ?? new MomentFacts(portrait, context);
    byPortrait.set(portrait, facts);
    byPurpose.set(purpose, facts);
    return facts;
  };
  const used = context.without.has('override') ? [] : overrides;
  const refusalsOf = (item: Choosable) => person.refusalsOf(item);
  return {
    choices: new ContentChoice({ items: context.items, moment: context.moment, factsOf, policy, overrides: used, draw, refusalsOf }),
    factsOf,
  };
}

/** Each signal of the first choice, and which visit it is, taken away in turn: those without which something else comes first. */
function changesOf({ item, reason: { signals } }: ExplainedChoice, choices: ContentChoice, facts: MomentFacts): WouldChange[] {
  const visit = visitSignal(facts);
  const unsaid = visit === undefined || signals.some(({ name }) => name === visit.name) ? [] : [visit];
  return [...signals.slice(0, changesMax), ...unsaid].flatMap((signal): WouldChange[] => {
    const instead = choices.firstWithout(signal.name);
    return instead === item ? [] : [{ signal, instead }];
  });
}

function uniqueSignals(signals: readonly UsedSignal[]): UsedSignal[] {
  return [...new Map(signals.map((signal) => [signal.name, signal])).values()];
}

function notPredicted({ rule, override }: Chosen): Reason {
  if (override !== undefined) return { ...noSignals, words: `${override.by} chose it for her: ${override.reason}` };
  if (rule !== undefined) return { ...noSignals, words: rule.because ?? rule.name };
  return { ...noSignals, words: 'the usual order: nothing was predicted' };
}

const noSignals = { signals: [], parts: [] };
