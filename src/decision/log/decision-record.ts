import type { JsonValue } from '../../foundation/index.ts';
import type { Settlement } from '../../profile/index.ts';
import type { Override, Rejection } from '../choice/choose-content.ts';
import type { ExplainedChoice, MomentContext, MomentDecision } from '../choice/decide-moment.ts';
import type { UsedSignal } from '../choice/reason-of.ts';
import type { Moment } from '../moment/moment.ts';
import type { GateRecord } from '../person/allow-person.ts';
import type { PinnedException } from '../person/known-person.ts';

/** What a decision was made of and what it came to: enough to make it again. */
export interface DecisionRecord {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly personId: number;
  /** By which name (`askedAsOf`) somebody was asked for who could not be looked at: nobody knew her yet, or not in time. */
  readonly askedAs?: string | undefined;
  readonly moment: Moment;
  readonly draw: number;
  /** What may not be used, and was not. */
  readonly without: readonly string[];
  /** Her identifiers with the summaries that were looked at, those that no purpose may use left out. */
  readonly known: readonly KnownPart[];
  /** What the gate answered. */
  readonly gate: GateRecord;
  readonly openProblem?: string | undefined;
  readonly relationship?: string | undefined;
  /** Values that somebody chose among her sources. */
  readonly settlements: readonly Settlement[];
  readonly exceptions: readonly PinnedException[];
  readonly overrides: readonly Override[];
  readonly ignoredTopics: readonly (readonly [topic: string, until: number])[];
  /** Versions of everything that can be changed: settings by key, content by number, what was learned, the value model. */
  readonly versions: DecisionVersions;
  readonly choices: readonly RecordedChoice[];
  readonly rejected: readonly RecordedRejection[];
  readonly signals: readonly UsedSignal[];
  readonly wouldChange: readonly { readonly signal: string; readonly instead: string | null }[];
  readonly context: JsonValue;
  /** Why it is a kind default; absent when it was decided. */
  readonly defaultBecause?: string | undefined;
  readonly tookMs: number;
  readonly askedBy: string;
}

/** One identifier as it was looked at. */
export interface KnownPart {
  readonly id: number;
  readonly namespace: string;
  /** The summary as text, the event that came with the call folded in. */
  readonly body: string;
}

export interface DecisionVersions {
  readonly settings: Readonly<Record<string, number>>;
  /** Number and version of each piece of content that was looked at. */
  readonly content: readonly (readonly [id: number, version: number])[];
  readonly beliefs: number;
  readonly valueModel: number | null;
}

export interface RecordedChoice {
  readonly id: number;
  readonly variant: string;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string;
  readonly signals: readonly string[];
  readonly features: readonly number[];
  readonly chance: number;
  readonly propensity: number;
  readonly rule?: string;
  /** What the rule says for itself, else its name. */
  readonly because?: string;
  readonly override?: { readonly by: string; readonly reason: string };
}

export interface RecordedRejection {
  readonly key: string;
  readonly code: string;
  readonly rule?: string | undefined;
  readonly chance?: number | undefined;
}

/** What was answered, as the log keeps it. Pure. */
export function recordedAnswer(
  decision: MomentDecision,
): Pick<DecisionRecord, 'choices' | 'context' | 'rejected' | 'signals' | 'wouldChange'> {
  return {
    choices: decision.choices.map(recordedChoice),
    rejected: decision.rejected.map(recordedRejection),
    signals: decision.signals,
    wouldChange: decision.wouldChange.map(({ signal, instead }) => ({ signal: signal.name, instead: instead?.key ?? null })),
    context: contextView(decision.context),
  };
}

function recordedChoice({ item, reason, features, chance, propensity, rule, override }: ExplainedChoice): RecordedChoice {
  return {
    ...{
      id: item.id,
      variant: item.variant,
      key: item.key,
      kind: item.kind,
      title: item.title,
      reason: reason.words,
      signals: reason.signals.map(({ name }) => name),
    },
    ...{ features: Array.from(features, rounded), chance: rounded(chance), propensity },
    ...(rule === undefined ? {} : { rule: rule.key, because: rule.because ?? rule.name }),
    ...(override === undefined ? {} : { override: { by: override.by, reason: override.reason } }),
  };
}

function recordedRejection({ item, code, rule, chance }: Rejection): RecordedRejection {
  return { key: item.key, code, rule, chance: chance === undefined ? undefined : rounded(chance) };
}

/** What is told of the moment, as plain JSON. */
function contextView({ visit, intents, stage, question, openProblem, relationship, isKnown }: MomentContext): JsonValue {
  return {
    visitNumber: visit.number,
    ...(visit.route === undefined ? {} : { route: visit.route }),
    ...(visit.source === undefined ? {} : { source: visit.source }),
    ...(visit.campaign === undefined ? {} : { campaign: visit.campaign }),
    intents: intents.map(({ topic, name: named, strength, signs }) => ({
      ...{ topic, name: named, strength: rounded(strength) },
      signs: signs.map(({ at, name, about }) => ({ at: new Date(at).toISOString(), name, about })),
    })),
    ...(stage === undefined ? {} : { stage: stage.stage, stageBecause: stage.because }),
    ...(question === undefined ? {} : { question: question.key, questionName: question.name }),
    ...(openProblem === undefined ? {} : { openProblem }),
    ...(relationship === undefined ? {} : { relationship }),
    known: isKnown,
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
