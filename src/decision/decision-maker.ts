import { type Group, holds, type Portrait, type Predicate, type RuleWords, type World } from '../audience/index.ts';
import type { ConsentRules, DelicateRules, Purpose } from '../consent/index.ts';
import type { TagStandard } from '../content/index.ts';
import type { CustomerEvent } from '../event/index.ts';
import { BoundedCache, type Clock, newUuid } from '../foundation/index.ts';
import type { GateLog, GateRules } from '../gate/index.ts';
import type { Identifier } from '../identity/index.ts';
import type { FoldContext, TraitPreference } from '../profile/index.ts';
import { contextOf, decideMoment, type MomentContext, type MomentDecision } from './choice/decide-moment.ts';
import { type FactsContext, type GroupStanding, MomentFacts } from './choice/moment-facts.ts';
import type { ContentOption } from './choice/with-variants.ts';
import { explorationRule } from './learning/choose-option.ts';
import type { Beliefs } from './learning/keep-beliefs.ts';
import { askedAsOf } from './log/asked-as.ts';
import { formatDecisionId } from './log/decision-address.ts';
import type { DecisionJournal } from './log/decision-journal.ts';
import { type DecisionRecord, recordedAnswer } from './log/decision-record.ts';
import { encodeKnown } from './log/known-parts.ts';
import { encodeRecord } from './log/record-text.ts';
import type { Moment } from './moment/moment.ts';
import { readStandard, type StandardWords } from './moment/standard-words.ts';
import { agreedEvent } from './person/agreed-event.ts';
import { allowPerson, type PersonAtGate } from './person/allow-person.ts';
import type { KnownPerson } from './person/known-person.ts';
import type { PersonStore } from './person/person-store.ts';
import { withEvent } from './person/with-event.ts';
import type { MomentRule } from './rule/moment-rule.ts';
import { Turns } from './turns.ts';

/** What decisions go by and what can be changed while the product runs; each read gives what is in force. */
export interface DecisionPolicy {
  readonly rules: () => readonly MomentRule[];
  readonly limits: () => {
    readonly answerMs: number;
    readonly readsMax: number;
    readonly isPredicting: boolean;
    readonly evenPercent: number;
    readonly worthByKind: Readonly<Record<string, number>>;
  };
  readonly consent: () => ConsentRules;
  readonly delicate: () => DelicateRules;
  readonly gate: () => GateRules;
  readonly preference: () => TraitPreference;
  readonly standard: () => TagStandard;
  readonly words: () => RuleWords;
  /** Versions of all of these, by the key of the setting. */
  readonly versions: () => Readonly<Record<string, number>>;
}

export interface DecisionDependencies {
  readonly people: PersonStore;
  readonly policy: DecisionPolicy;
  /** What may be chosen at a moment; the same list until that changes. */
  readonly options: (now: number) => readonly ContentOption[];
  readonly beliefs: Beliefs;
  readonly world: () => Promise<World>;
  readonly groups: () => ReadonlyMap<number, Pick<Group, 'id' | 'name' | 'rule'>>;
  /** Who is in an audience, by its rule; undefined for one that is not there. */
  readonly audienceOf: (audience: number) => Predicate | undefined;
  readonly stockOf: (product: string) => number | undefined;
  readonly journal: DecisionJournal;
  readonly gateLog: Pick<GateLog, 'note'>;
  readonly foldContext: (sourceId: number) => FoldContext;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Who is meant, where, and what she did a moment ago. */
export interface DecisionRequest {
  /** Undefined for somebody of whom nothing is said. */
  readonly who: Identifier | { readonly person: number } | undefined;
  readonly moment: Moment;
  /** Came with the call: it counts at once. */
  readonly event?: CustomerEvent;
  readonly isExplained: boolean;
  /** Of a write key; 0 for a token. */
  readonly sourceId: number;
  readonly askedBy: string;
}

export interface MadeDecision {
  readonly record: DecisionRecord;
  /** The record as it is kept: JSON. */
  readonly kept: Buffer;
  readonly decision: MomentDecision;
  readonly person: KnownPerson | undefined;
}

/** What can be told of a person without a moment of hers. */
export type PersonNow = Pick<MomentContext, 'intents' | 'question' | 'stage'>;

/** A decision that nobody was given: how it would be by other rules. */
export type TriedDecision = Pick<DecisionRecord, 'choices' | 'context' | 'defaultBecause' | 'rejected' | 'signals' | 'wouldChange'>;

/** What is never a person's own: nothing was known, or nothing could be had in time. */
type Looked = { readonly person: KnownPerson | undefined; readonly failure?: string };

/** What was chosen for whoever could not be looked at. */
type DefaultMade = { readonly at: number; readonly rules: readonly MomentRule[]; readonly chosen: Chosen };

/** A decision with what it was made of. */
type Chosen = {
  readonly decision: MomentDecision;
  readonly atGate: PersonAtGate;
  readonly context: FactsContext & { readonly items: readonly ContentOption[] };
  readonly defaultBecause: string | undefined;
};

/** What a decision is made with, besides who asks and what is in force. */
type Ground = { readonly now: number; readonly draw: number; readonly world: World; readonly rules: readonly MomentRule[] };

// More than wait for a read at the highest rate that is kept up with.
const crowd = 24;
// Milliseconds: long against what a turn costs, short against what somebody waits. Between turns the next people are read, while Postgres has time.
const turnMs = 8;
// Moments differ by channel, place, device and language, and by how somebody came.
const defaultsMax = 500;
const defaultMs = 1_000;

/** Makes decisions: reads the person, asks the gate, chooses, and keeps what it did before it answers. */
export class DecisionMaker {
  readonly #dependencies: DecisionDependencies;
  readonly #turns = new Turns(turnMs);
  #unanswered = 0;
  readonly #defaults = new BoundedCache<string, DefaultMade>(defaultsMax);
  #standard: { readonly from: TagStandard; readonly words: StandardWords } | undefined;

  constructor(dependencies: DecisionDependencies) {
    this.#dependencies = dependencies;
  }

  /** Decides a moment and keeps the decision. Answers within the limit of the settings, with a kind default where what is known cannot be had in time. */
  async decide(request: DecisionRequest): Promise<MadeDecision> {
    const began = performance.now();
    this.#unanswered += 1;
    try {
      const { looked, ground } = await this.#prepare(request);
      await this.#turns.next();
      const isLate = this.#unanswered > crowd && this.#isLate(request, began);
      return this.#keep(request, isLate ? { person: undefined, failure: looked.failure ?? 'server.busy' } : looked, { ...ground, began });
    } finally {
      this.#unanswered -= 1;
    }
  }

  /** Where more is asked than can be done, whoever has waited longer than the limit gets the default: it is quick, and with it those behind come in time. */
  #isLate({ who }: DecisionRequest, began: number): boolean {
    return who !== undefined && performance.now() - began > this.#dependencies.policy.limits().answerMs;
  }

  /** What would be decided now by each of these sets of rules: with one draw, so that nothing but the rules differs. Nothing is kept, counted or noted. */
  async tryRules(request: DecisionRequest, sets: readonly (readonly MomentRule[])[]): Promise<TriedDecision[]> {
    const { looked, ground } = await this.#prepare(request);
    return sets.map((rules) => {
      const { decision, defaultBecause } = this.#choose(request, looked, { ...ground, rules });
      return { ...recordedAnswer(decision), ...(defaultBecause === undefined ? {} : { defaultBecause }) };
    });
  }

  async personNow(id: number): Promise<PersonNow> {
    const { people, world, clock } = this.#dependencies;
    const [person, judged, now] = [await people.numbered(id), await world(), clock.now()];
    const atGate = this.#atGate(person, anywhere, now);
    const context = { moment: anywhere, now, world: judged, without: withoutOf(person), ...this.#contextOf(atGate, person, judged, now) };
    return contextOf(new MomentFacts(atGate.portraitFor(purposeOfReading), context));
  }

  async #prepare(request: DecisionRequest): Promise<{ looked: Looked; ground: Ground }> {
    const { clock, world, random, policy } = this.#dependencies;
    const now = clock.now();
    const looked = await this.#look(request);
    const person = this.#withEvent(looked.person, request, now);
    const judged = await world();
    return { looked: { ...looked, person }, ground: { now, draw: random(), world: judged, rules: policy.rules() } };
  }

  #atGate(person: KnownPerson | undefined, moment: Moment, now: number): PersonAtGate {
    const { policy, stockOf } = this.#dependencies;
    const rules = { consent: policy.consent(), gate: policy.gate(), preference: policy.preference() };
    return allowPerson(person, moment, { ...rules, stockOf, now });
  }

  /** The decision itself: nothing outside is touched. */
  #choose(request: DecisionRequest, { person, failure }: Looked, { now, draw, world, rules }: Ground): Chosen {
    const { policy, beliefs } = this.#dependencies;
    const limits = policy.limits();
    const isPredicting = limits.isPredicting && failure === undefined;
    const atGate = this.#atGate(person, request.moment, now);
    const context = { moment: request.moment, now, world, without: withoutOf(person), ...this.#contextOf(atGate, person, world, now) };
    const decision = decideMoment({
      ...{ person: atGate, context },
      policy: {
        ...{
          rules,
          readsMax: limits.readsMax,
          isPredicting,
          exploration: { ...explorationRule, evenShare: limits.evenPercent / 100 },
        },
        beliefOf: (key) => beliefs.of(key),
        worthOf: ({ kind }) => limits.worthByKind[kind] ?? 1,
      },
      ...{ overrides: person?.overrides ?? [], words: policy.words(), draw, isExplained: request.isExplained && isPredicting },
    });
    return { decision, atGate, context, defaultBecause: failure ?? (limits.isPredicting ? undefined : 'prediction.off') };
  }

  /** The same where nothing is known of her that could make it another: for a second, so that a kind default costs little where more is asked than can be done. */
  #chooseByDefault(request: DecisionRequest, looked: Looked, ground: Ground): Chosen {
    const key = `${looked.failure} ${JSON.stringify(request.moment)}`;
    const known = this.#defaults.get(key);
    const isAsNow = known?.rules === ground.rules && known.chosen.context.items === this.#dependencies.options(ground.now);
    if (known !== undefined && isAsNow && ground.now >= known.at && ground.now < known.at + defaultMs) return known.chosen;
    const chosen = this.#choose(request, looked, ground);
    this.#defaults.set(key, { at: ground.now, rules: ground.rules, chosen });
    return chosen;
  }

  #keep(request: DecisionRequest, looked: Looked, ground: Ground & { readonly began: number }): MadeDecision {
    const { policy, journal, beliefs } = this.#dependencies;
    const { person } = looked;
    const { now, draw, world, began } = ground;
    const choose = person === undefined && looked.failure !== undefined ? this.#chooseByDefault : this.#choose;
    const { decision, atGate, context, defaultBecause } = choose.call(this, request, looked, ground);
    const identifierId = person?.fragments[0]?.identifier.id ?? 0;
    const address = { identifierId, time: now, sourceId: request.sourceId, number: newUuid() };
    const { choices, rejected, signals, wouldChange, context: told } = recordedAnswer(decision);
    // One literal: each object that is put together of others takes its shape anew.
    const record: DecisionRecord = {
      id: formatDecisionId(address),
      at: now,
      personId: person?.id ?? 0,
      askedAs: identifierId === 0 && request.who !== undefined && 'namespace' in request.who ? askedAsOf(request.who) : undefined,
      moment: request.moment,
      draw,
      without: [...context.without],
      known: encodeKnown(atGate.looked()),
      gate: atGate.answered(),
      openProblem: context.openProblem,
      relationship: context.relationship,
      settlements: person?.settlements ?? [],
      exceptions: person?.exceptions ?? [],
      overrides: person?.overrides ?? [],
      ignoredTopics: [...context.ignoredTopics],
      versions: {
        settings: policy.versions(),
        content: versionsOf(context.items),
        beliefs: beliefs.edition(),
        valueModel: world.model?.version ?? null,
      },
      choices,
      rejected,
      signals,
      wouldChange,
      context: told,
      defaultBecause,
      tookMs: Math.round((performance.now() - began) * 1_000) / 1_000,
      askedBy: request.askedBy,
    };
    noteRefusals(this.#dependencies.gateLog, decision, request.moment, identifierId);
    return { record, kept: journal.add(record, encodeRecord(record), address), decision, person };
  }

  /** The person, or why she cannot be looked at; never longer than the limit. */
  async #look({ who }: DecisionRequest): Promise<Looked> {
    if (who === undefined) return { person: undefined };
    const { people, policy } = this.#dependencies;
    const read = async (): Promise<Looked> => ({ person: await ('person' in who ? people.numbered(who.person) : people.named(who)) });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Looked>((resolve) => {
      timer = setTimeout(() => resolve({ person: undefined, failure: 'person.late' }), policy.limits().answerMs);
    });
    const looking = read().catch((): Looked => ({ person: undefined, failure: 'person.failed' }));
    return Promise.race([looking, late]).finally(() => clearTimeout(timer));
  }

  #withEvent(person: KnownPerson | undefined, { event, who }: DecisionRequest, now: number): KnownPerson | undefined {
    const { policy, foldContext } = this.#dependencies;
    const agreed =
      event === undefined ? undefined : agreedEvent(event, person, { consent: policy.consent(), delicate: policy.delicate() }, now);
    if (agreed === undefined) return person;
    return withEvent(person, agreed, who !== undefined && 'namespace' in who ? who : undefined, foldContext(agreed.sourceId));
  }

  #contextOf(atGate: PersonAtGate, person: KnownPerson | undefined, world: World, now: number) {
    const { policy, options, groups, audienceOf } = this.#dependencies;
    const standard = policy.standard();
    if (this.#standard?.from !== standard) this.#standard = { from: standard, words: readStandard(standard) };
    const { openProblem, relationship } = atGate.standing;
    return {
      ...this.#standard.words,
      items: options(now),
      openProblem:
        openProblem === undefined
          ? undefined
          : `a ${openProblem.kind} is open since ${new Date(openProblem.since).toISOString().slice(0, 10)}`,
      relationship: relationship?.relationship,
      ignoredTopics: ignoredTopicsOf(person),
      isInAudience: (id: number, portrait: Portrait) => audienceOf(id)?.(portrait, world, now),
      groupOf: (id: number, portrait: Portrait): GroupStanding | undefined => {
        const group = groups().get(id);
        if (group === undefined) return undefined;
        const pinned = person?.exceptions.findLast((one) => one.group === id);
        if (pinned !== undefined) return { holds: pinned.stance === 'always', name: group.name, note: `${pinned.by}: ${pinned.note}` };
        return { holds: holds(group.rule, portrait, world, now), name: group.name };
      },
    };
  }
}

const versions = new WeakMap<readonly ContentOption[], DecisionRecord['versions']['content']>();

/** Number and version of each piece of content; the same list for the same options. */
function versionsOf(options: readonly ContentOption[]): DecisionRecord['versions']['content'] {
  let known = versions.get(options);
  if (known === undefined) {
    known = options.flatMap(({ id, version, variant }) => (variant === 'own' ? [[id, version] as const] : []));
    versions.set(options, known);
  }
  return known;
}

/** What the gate refused is counted where everything that it refuses is. */
function noteRefusals(log: Pick<GateLog, 'note'>, { rejected }: MomentDecision, { channel }: Moment, identifierId: number): void {
  for (const { item, refusal } of rejected)
    if (refusal !== undefined)
      log.note({ asker: 'moment', purpose: item.purpose as Purpose, channel, identifierId, item: item.key, refusals: [refusal] });
}

const topicPrefix = 'intent:';
/** What a person is about is read for advice, wherever she may be. */
const purposeOfReading = 'advice';
const anywhere: Moment = { channel: 'agent', place: '', device: 'agent', limit: 1, isOutbound: false };

/** What must not be used of her; topics are another matter: only what she did until then says nothing of them. */
function withoutOf(person: KnownPerson | undefined): ReadonlySet<string> {
  return new Set([...(person?.refusedSignals.keys() ?? [])].filter((signal) => !signal.startsWith(topicPrefix)));
}

/** Topics that she said she is not about: what she did before she said so counts no more. */
function ignoredTopicsOf(person: KnownPerson | undefined): ReadonlyMap<string, number> {
  const topics = new Map<string, number>();
  for (const [signal, at] of person?.refusedSignals ?? [])
    if (signal.startsWith(topicPrefix)) topics.set(signal.slice(topicPrefix.length), at);
  return topics;
}
