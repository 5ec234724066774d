import { type AudiencePredicates, activeGroups, type Group, holds, type World } from '../audience/index.ts';
import { consentPurposesSetting, delicateSignalsSetting } from '../consent/index.ts';
import { type ContentDirectory, type DecisionItem, type TagStandard, tagStandardSetting } from '../content/index.ts';
import { type Clock, dayMs, InvalidInput, type PersonId } from '../foundation/index.ts';
import { type GateLog, gateRulesSetting } from '../gate/index.ts';
import { type FoldContext, readFragments, type TraitPreference, traitPreferenceSetting } from '../profile/index.ts';
import { type Setting, type Settings, wordsSetting } from '../settings/index.ts';
import { int8Array, type Postgres, textArray, type Warehouse } from '../storage/index.ts';
import type { MomentDecision } from './choice/decide-moment.ts';
import { type ContentOption, optionsOf } from './choice/with-variants.ts';
import { DecisionMaker, type DecisionRequest, type MadeDecision, type PersonNow, type TriedDecision } from './decision-maker.ts';
import { decisionKeepingSetting, decisionLimitsSetting } from './decision-settings.ts';
import { type Beliefs, readBeliefs, startLearning } from './learning/keep-beliefs.ts';
import { valueOptions } from './learning/value-options.ts';
import { DecisionJournal } from './log/decision-journal.ts';
import type { DecisionRecord } from './log/decision-record.ts';
import { startForgetting } from './log/forget-decisions.ts';
import { decisionsAbout, newestDecisions, type Outcome, readDecision, reportOutcome } from './log/read-decisions.ts';
import { replayDecision } from './log/replay-decision.ts';
import { MomentsNotice } from './log/tell-moments.ts';
import { PersonStore } from './person/person-store.ts';
import { seenAndWaiting } from './queries/belief.ts';
import * as queries from './queries/decision.ts';
import { RecentDecisions } from './recent-decisions.ts';
import { type MomentRule, momentRulesSetting } from './rule/moment-rule.ts';
import { requireSignals } from './rule/signal-name.ts';

export interface DecisionsDependencies {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly content: ContentDirectory;
  readonly world: () => Promise<World>;
  readonly audiences: Pick<AudiencePredicates, 'of'>;
  readonly gateLog: Pick<GateLog, 'note'>;
  readonly stockOf: (product: string) => number | undefined;
  readonly foldContext: (sourceId: number) => FoldContext;
  readonly dataDir: string;
  /** Whether this copy learns from what is reported. */
  readonly isLearning: boolean;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onProblem: (message: string, error?: unknown) => void;
}

// Groups change by people's hands; whoever pins an exception is told of at once.
const groupsReadAgainMs = 30_000;
const reasonLengthMin = 3;
const scoreDays = 90;
const placesDays = 7;
// More than a firm has slots; what a program makes up is not looked at one by one.
const placesMax = 200;
// Some ten thousand say what a rate is to a hundredth.
const valuedMax = 20_000;

/** Decisions of this copy of the product: made, kept, opened, made again, and corrected by people. */
export class Decisions {
  readonly #dependencies: DecisionsDependencies;
  readonly #people: PersonStore;
  readonly #journal: DecisionJournal;
  readonly #recent = new RecentDecisions();
  readonly #beliefs: Beliefs;
  readonly #maker: DecisionMaker;
  readonly #notice: MomentsNotice;
  readonly #closing: (() => Promise<void>)[] = [];
  #groups: ReadonlyMap<number, Group> = new Map();
  #ruleNames: { readonly of: readonly MomentRule[]; readonly byKey: ReadonlyMap<string, string> } = { of: [], byKey: new Map() };
  #options: OptionsInMemory = { items: [], options: [], titles: new Map() };

  static async open(dependencies: DecisionsDependencies): Promise<Decisions> {
    const { postgres, warehouse, settings, clock, isLearning, onProblem, dataDir } = dependencies;
    const journal = new DecisionJournal(postgres, clock, dataDir, onProblem);
    await journal.start();
    const answerMinutes = () => settings.read(decisionLimitsSetting).answerMinutes;
    const beliefs = await startLearning({ postgres, clock, answerMinutes, isLearning, onProblem });
    const decisions = new Decisions(dependencies, journal, beliefs);
    await decisions.#listen();
    const keptDays = () => settings.read(decisionKeepingSetting).days;
    if (isLearning) decisions.#closing.push(startForgetting({ postgres, warehouse, clock, keptDays, onProblem }));
    return decisions;
  }

  private constructor(dependencies: DecisionsDependencies, journal: DecisionJournal, beliefs: Beliefs) {
    this.#dependencies = dependencies;
    this.#people = new PersonStore(dependencies.postgres);
    this.#journal = journal;
    this.#beliefs = beliefs;
    this.#notice = new MomentsNotice(dependencies.postgres, dependencies.onProblem);
    const { settings, world, stockOf, foldContext, clock, random, gateLog, audiences } = dependencies;
    this.#maker = new DecisionMaker({
      ...{ people: this.#people, journal, beliefs, world, stockOf, foldContext, clock, random, gateLog },
      options: (now) => this.#optionsAt(now),
      groups: () => this.#groups,
      audienceOf: (id) => audiences.of(id),
      policy: {
        rules: () => settings.read(momentRulesSetting).rules,
        limits: () => settings.read(decisionLimitsSetting),
        consent: () => settings.read(consentPurposesSetting),
        delicate: () => settings.read(delicateSignalsSetting),
        gate: () => settings.read(gateRulesSetting),
        preference: () => settings.read(traitPreferenceSetting),
        standard: () => settings.read(tagStandardSetting),
        words: () => settings.read(wordsSetting),
        versions: () => Object.fromEntries(policySettings.map(({ key }) => [key, settings.state(key).version])),
      },
    });
  }

  async #listen(): Promise<void> {
    const { postgres, onProblem } = this.#dependencies;
    const readGroups = async (): Promise<void> => {
      this.#groups = new Map((await activeGroups(postgres)).map((group) => [group.id, group]));
    };
    const again = (): void =>
      void readGroups().catch((error: unknown) => onProblem('groups could not be read for decisions; those in memory stay', error));
    this.#closing.push(
      await postgres.listen('applied', (payload) => this.#people.changed(payload.split(' ').map(Number).filter(Number.isSafeInteger))),
    );
    this.#closing.push(await postgres.listen('groups_changed', again));
    await readGroups();
    // The first who asks does not wait for the statement to be planned.
    await this.#people.numbered(0);
    await this.#people.named({ namespace: '', value: '' });
    // A notification can be lost while the listening connection is made again.
    const timer = setInterval(() => {
      again();
      this.#people.forget();
    }, groupsReadAgainMs);
    timer.unref();
    this.#closing.push(async () => clearInterval(timer));
  }

  #optionsAt(now: number): readonly ContentOption[] {
    const items = this.#dependencies.content.usable(now);
    if (items !== this.#options.items) {
      const options = optionsOf(items);
      this.#options = { items, options, titles: new Map(options.map(({ key, title }) => [key, title])) };
    }
    return this.#options.options;
  }

  async decide(request: DecisionRequest): Promise<MadeDecision> {
    const made = await this.#maker.decide(request);
    this.#recent.add(made.record, made.kept);
    this.#notice.decided();
    return made;
  }

  /** What would be decided now by each of these sets of rules, with one draw; nothing is kept. */
  tryRules(request: DecisionRequest, sets: readonly (readonly MomentRule[])[]): Promise<TriedDecision[]> {
    return this.#maker.tryRules(request, sets);
  }

  /** What a person seems to be about, and what would come next for her: out of what advice may use. */
  personNow(person: PersonId): Promise<PersonNow> {
    return this.#maker.personNow(person);
  }

  /** @throws NotFound `decision.no_such_decision` */
  read(id: string): Promise<DecisionRecord> {
    return readDecision(this.#dependencies.warehouse, (known) => this.#recent.find(known), id);
  }

  newest(filter: Parameters<typeof newestDecisions>[2]): Promise<DecisionRecord[]> {
    return newestDecisions(this.#dependencies.warehouse, this.#recent.all(), filter);
  }

  /** Decisions about a person, the newest first. */
  async about(id: PersonId, page: { readonly before: number; readonly limit: number }): Promise<DecisionRecord[]> {
    const fragments = (await readFragments(this.#dependencies.postgres, [id])).get(id) ?? [];
    const person = { id, identifiers: fragments.map(({ identifier }) => identifier) };
    return decisionsAbout(this.#dependencies.warehouse, this.#recent.all(), person, page);
  }

  /** @throws NotFound `decision.no_such_decision` */
  async report(
    id: string,
    report: { readonly item?: number | string | undefined; readonly outcome: Outcome; readonly value?: number | undefined },
  ): Promise<DecisionRecord> {
    const record = await this.read(id);
    const item = report.item ?? record.choices[0]?.key;
    if (item === undefined)
      throw new InvalidInput('decision.nothing_chosen', [{ at: 'item', message: 'nothing was chosen in this decision' }]);
    await reportOutcome(this.#dependencies.postgres, record, { ...report, item, at: this.#dependencies.clock.now() });
    return record;
  }

  /** What was reported of the choices of a decision. */
  outcomesOf(id: string): Promise<queries.OutcomeRow[]> {
    return this.#dependencies.postgres.query<queries.OutcomeRow>(queries.outcomesOfDecision, [id]);
  }

  /** Where decisions were asked for in the last seven days, the busiest first; those of the last seconds are not counted yet. */
  async places(): Promise<{ readonly days: number; readonly rows: queries.PlaceRow[] }> {
    const { warehouse, clock } = this.#dependencies;
    const before = clock.now() + 1;
    const values = { from: before - placesDays * dayMs, before, limit: placesMax + 1 };
    return { days: placesDays, rows: await warehouse.query<queries.PlaceRow>(queries.placesDecided, values) };
  }

  /** How what a rule chose was met since it stands, and everything at its places since then and in the 90 days before. */
  async ruleOutcome(rule: Pick<MomentRule, 'key' | 'places'>, since: number): Promise<queries.RuleOutcomeRow> {
    const places = rule.places === undefined || rule.places.length === 0 ? null : textArray(rule.places);
    const values = [rule.key, since, since - scoreDays * dayMs, places];
    const [row] = await this.#dependencies.postgres.query<queries.RuleOutcomeRow>(queries.ruleOutcome, values);
    return row as queries.RuleOutcomeRow;
  }

  /**
   * Makes a logged decision again without some signals; `notes` say what could not be had as it was.
   * @throws InvalidInput `decision.unknown_signal`
   */
  async replay(record: DecisionRecord, without: readonly string[]): Promise<{ decision: MomentDecision; notes: string[] }> {
    requireSignals(without, (place) => `without[${place}]`, { used: record.signals.map(({ name }) => name) });
    const { postgres, world, audiences } = this.#dependencies;
    const notes: string[] = [];
    const [judged, beliefs] = await Promise.all([world(), readBeliefs(postgres, record.versions.beliefs)]);
    if ((judged.model?.version ?? null) !== record.versions.valueModel) notes.push('the value model is another one than then');
    const options = this.#optionsThen(record, notes);
    const limits = await this.#then(decisionLimitsSetting, record, notes);
    const decision = replayDecision(record, without, {
      ...{ world: judged, options, readsMax: limits.readsMax, evenPercent: limits.evenPercent, worthByKind: limits.worthByKind },
      rules: (await this.#then(momentRulesSetting, record, notes)).rules,
      standard: await this.#then(tagStandardSetting as Setting<TagStandard>, record, notes),
      preference: await this.#then(traitPreferenceSetting as Setting<TraitPreference>, record, notes),
      consent: await this.#then(consentPurposesSetting, record, notes),
      words: this.#dependencies.settings.read(wordsSetting),
      beliefOf: (key) => beliefs.get(key),
      isInAudience: (id, portrait) => audiences.of(id)?.(portrait, judged, record.at),
      groupOf: (id, portrait) => {
        const group = this.#groups.get(id);
        return group === undefined ? undefined : { name: group.name, holds: holds(group.rule, portrait, judged, record.at) };
      },
    });
    return { decision, notes };
  }

  /** What could be chosen then: as it is now where its version is the same, in the order of then. */
  #optionsThen({ versions, at }: DecisionRecord, notes: string[]): ContentOption[] {
    const now = this.#optionsAt(at);
    const byId = new Map<number, ContentOption[]>();
    for (const option of now) byId.set(option.id, [...(byId.get(option.id) ?? []), option]);
    const changed = versions.content.filter(([id, version]) => byId.get(id)?.[0]?.version !== version);
    if (changed.length > 0) notes.push(`${changed.length} of ${versions.content.length} pieces of content have changed since`);
    return versions.content.flatMap(([id]) => byId.get(id) ?? []);
  }

  async #then<Value>(setting: Setting<Value>, { versions }: DecisionRecord, notes: string[]): Promise<Value> {
    const { settings } = this.#dependencies;
    const version = versions.settings[setting.key] ?? 0;
    if (settings.state(setting.key).version === version) return settings.read(setting);
    if (version === 0) return setting.default;
    const found = (await settings.history(setting.key)).find((one) => one.version === version);
    if (found !== undefined) return found.value as Value;
    notes.push(`version ${version} of ${setting.key} is not kept any more; the one of now was used`);
    return settings.read(setting);
  }

  /**
   * Somebody knows better what helps this person at this place: it is obeyed until it is ended, and compared with what we chose.
   * @throws InvalidInput `decision.bad_override` with every problem
   */
  async override(record: DecisionRecord, wanted: { readonly item: string; readonly reason: string; readonly by: string }): Promise<void> {
    const { postgres, clock } = this.#dependencies;
    const problems = [];
    if (record.personId === 0) problems.push({ at: 'decision', message: 'nobody is known to whom this decision was given' });
    if (wanted.reason.trim().length < reasonLengthMin) problems.push({ at: 'reason', message: 'say what you know that we do not' });
    if (!this.#optionsAt(clock.now()).some(({ family }) => family === wanted.item))
      problems.push({ at: 'item', message: 'is no content that is in use; give the key of one' });
    if (problems.length > 0) throw new InvalidInput('decision.bad_override', problems);
    const person = record.personId as PersonId;
    const { place } = record.moment;
    await postgres.transaction(async (sql) => {
      const now = clock.now();
      const identifiers = await this.#identifiersOf(person);
      await sql.query(queries.endOverride, [int8Array(identifiers), place, wanted.by, now]);
      const values = [identifiers[0], place, wanted.item, record.choices[0]?.key ?? null, record.id, wanted.by, now, wanted.reason.trim()];
      await sql.query(queries.addOverride, values);
      await sql.query(queries.notifyPerson, [String(person)]);
    });
    this.#people.changed([person]);
  }

  /** Ends what a colleague chose for a person at a place; answers whether there was something. */
  async endOverride(person: PersonId, place: string, by: string): Promise<boolean> {
    const { postgres, clock } = this.#dependencies;
    const ended = await postgres.query(queries.endOverride, [int8Array(await this.#identifiersOf(person)), place, by, clock.now()]);
    await postgres.query(queries.notifyPerson, [String(person)]);
    this.#people.changed([person]);
    return ended.length > 0;
  }

  overrides(limit: number): Promise<queries.OverrideRow[]> {
    return this.#dependencies.postgres.query<queries.OverrideRow>(queries.newestOverrides, [limit]);
  }

  /** What she does not want to be used in decisions about her. */
  async refusedSignals(person: PersonId): Promise<queries.RefusedSignalRow[]> {
    return this.#dependencies.postgres.query<queries.RefusedSignalRow>(queries.refusedSignals, [
      int8Array(await this.#identifiersOf(person)),
    ]);
  }

  /**
   * `under` is the identifier that it is kept with; the strongest of hers where nothing is said.
   * @throws InvalidInput `decision.unknown_signal`
   */
  async refuseSignal(
    person: PersonId,
    refusal: { readonly signal: string; readonly by: string; readonly reason: string; readonly under?: number },
  ): Promise<void> {
    requireSignals([refusal.signal], () => 'signal', { isTopic: (key) => this.names.topic(key) !== undefined });
    const { postgres, clock } = this.#dependencies;
    const identifier = refusal.under ?? (await this.#identifiersOf(person))[0];
    await postgres.query(queries.refuseSignal, [identifier, refusal.signal, refusal.by, clock.now(), refusal.reason]);
    await postgres.query(queries.notifyPerson, [String(person)]);
    this.#people.changed([person]);
  }

  async allowSignal(person: PersonId, signal: string): Promise<void> {
    const { postgres } = this.#dependencies;
    await postgres.query(queries.allowSignal, [int8Array(await this.#identifiersOf(person)), signal]);
    await postgres.query(queries.notifyPerson, [String(person)]);
    this.#people.changed([person]);
  }

  /** How what the product, rules and colleagues chose was met in the last 90 days, by place. */
  scoreboard(): Promise<queries.ScoreRow[]> {
    const { postgres, clock } = this.#dependencies;
    return postgres.query<queries.ScoreRow>(queries.scoreboard, [clock.now() - scoreDays * dayMs]);
  }

  /** How many choices were seen, and neither used nor over the time for an answer: nothing was learned of them yet. */
  async seenAndWaiting(): Promise<number> {
    const [row] = await this.#dependencies.postgres.query<{ waiting: number }>(seenAndWaiting);
    return Number(row?.waiting ?? 0);
  }

  /** What would have come of always choosing each option at a place, from the newest decisions that were drawn and reported on. */
  async valuesAt(place: string): Promise<ReturnType<typeof valueOptions> & { readonly decisions: number }> {
    const rows = await this.#dependencies.postgres.query<queries.LoggedRow>(queries.loggedOutcomes, [place, valuedMax]);
    return { ...valueOptions(rows), decisions: rows.length };
  }

  get beliefs(): Beliefs {
    return this.#beliefs;
  }

  /** Content that may be chosen now. */
  options(): readonly ContentOption[] {
    return this.#optionsAt(this.#dependencies.clock.now());
  }

  /** What content in use, rules and topics are called now; undefined for what there is no more. */
  readonly names = {
    title: (key: string): string | undefined => {
      this.options();
      return this.#options.titles.get(key);
    },
    rule: (key: string): string | undefined => {
      const { rules } = this.#dependencies.settings.read(momentRulesSetting);
      if (rules !== this.#ruleNames.of) this.#ruleNames = { of: rules, byKey: new Map(rules.map((rule) => [rule.key, rule.name])) };
      return this.#ruleNames.byKey.get(key);
    },
    /** Of a topic or a product. */
    topic: (key: string): string | undefined => {
      const { topics, products } = this.#dependencies.settings.read(tagStandardSetting);
      return [...topics, ...products].find((one) => one.key === key)?.name;
    },
  };

  async #identifiersOf(person: PersonId): Promise<number[]> {
    const fragments = (await readFragments(this.#dependencies.postgres, [person])).get(person) ?? [];
    return fragments.filter(({ identifier }) => !identifier.shared).map(({ identifier }) => identifier.id);
  }

  async close(): Promise<void> {
    this.#notice.close();
    for (const close of this.#closing) await close();
    await this.#beliefs.close();
    await this.#journal.close();
  }
}

interface OptionsInMemory {
  readonly items: readonly DecisionItem[];
  readonly options: readonly ContentOption[];
  readonly titles: ReadonlyMap<string, string>;
}

/** What a decision goes by and can be read again by its version. */
const policySettings: readonly Setting<never>[] = [
  momentRulesSetting,
  decisionLimitsSetting,
  consentPurposesSetting,
  gateRulesSetting,
  traitPreferenceSetting,
  tagStandardSetting,
] as unknown as readonly Setting<never>[];
