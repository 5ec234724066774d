import type { Portrait, World } from '../../audience/index.ts';
import { BoundedCache, minuteMs } from '../../foundation/index.ts';
import type { Summary } from '../../profile/index.ts';
import { type Intent, intentsOf } from '../moment/intents.ts';
import type { Moment } from '../moment/moment.ts';
import { type Stage, type StageNow, stageNow, stages } from '../moment/stage-now.ts';
import type { StandardWords } from '../moment/standard-words.ts';
import { type VisitNow, visitNow } from '../moment/visit-now.ts';
import type { Choosable } from './choosable.ts';
import { optionTableOf } from './option-table.ts';

/** How somebody stands to a group: by its rule, or by an exception that somebody pinned to her. */
export interface GroupStanding {
  readonly holds: boolean | undefined;
  readonly name: string;
  /** The words of whoever pinned the exception. */
  readonly note?: string;
}

/** What facts are read with. */
export interface FactsContext extends StandardWords {
  readonly moment: Moment;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly world: World;
  /** Signals that must not be used: refused by her, or taken away in a replay. */
  readonly without: ReadonlySet<string>;
  readonly openProblem: string | undefined;
  readonly relationship: string | undefined;
  readonly ignoredTopics: ReadonlyMap<string, number>;
  readonly groupOf: (group: number, portrait: Portrait) => GroupStanding | undefined;
  /** Whether she belongs to an audience by its rule; undefined where nothing says it, or there is none of this number. */
  readonly isInAudience: (audience: number, portrait: Portrait) => boolean | undefined;
  readonly items: readonly Choosable[];
}

/** What is worked out of other signals, with those that it hangs on. */
const hangsOn = {
  intents: ['intent', 'acts', 'searches'],
  stage: ['stage', 'openProblem', 'visitNumber', 'acts', 'read'],
  question: ['question', 'stage', 'openProblem', 'visitNumber', 'acts', 'read'],
  readings: ['read', 'acts'],
} as const;
type Part = keyof typeof hangsOn;
const partOf: Readonly<Record<string, Part>> = { intent: 'intents', stage: 'stage', question: 'question', read: 'readings' };

/** `intent` of `intent:hills`. */
function headOf(signal: string): string {
  const colon = signal.indexOf(':');
  return colon > 0 ? signal.slice(0, colon) : signal;
}

/** What is known in a moment, out of what may be used for one purpose: each part worked out when it is asked for, once. */
export class MomentFacts {
  readonly portrait: Portrait;
  readonly context: FactsContext;
  /** The facts from which these were taken, and the signal that is missing. */
  readonly whole: MomentFacts | undefined;
  readonly #missing: string | undefined;
  readonly #missingHead: string;
  #visit: VisitNow | undefined;
  #intents: readonly Intent[] | undefined;
  #stage: StageNow | undefined;
  #question: { readonly asked: string | undefined } | undefined;
  #reads: ReadonlyMap<string, number> | undefined;
  #readings: ReadonlyMap<Choosable, number> | undefined;
  #hour: number | undefined;
  #isWeighedAsBefore: boolean | undefined;

  constructor(portrait: Portrait, context: FactsContext, taken?: { readonly from: MomentFacts; readonly signal: string }) {
    this.portrait = portrait;
    this.context = context;
    this.whole = taken?.from;
    this.#missing = taken?.signal;
    this.#missingHead = taken === undefined ? '' : headOf(taken.signal);
  }

  /** The same without one more signal: what does not hang on it is not worked out again. */
  without(signal: string): MomentFacts {
    const context = { ...this.context, without: new Set([...this.context.without, signal]) };
    return new MomentFacts(this.portrait, context, { from: this, signal });
  }

  /** Whether what a signal says may be another thing than in the facts that these were taken from. */
  lacks(signal: string): boolean {
    if (this.#missing === undefined) return false;
    const head = headOf(signal);
    if (signal === this.#missing || head === this.#missing) return true;
    const part = partOf[head];
    return part !== undefined && this.#lacksPart(part);
  }

  /** Whether everything that options are weighed by says the same as in the facts that these were taken from; true for those that were taken from none. */
  get isWeighedAsBefore(): boolean {
    this.#isWeighedAsBefore ??= this.whole === undefined || this.#weighsAs(this.whole);
    return this.#isWeighedAsBefore;
  }

  #weighsAs(whole: MomentFacts): boolean {
    if (this.lacks('device') || this.stage?.stage !== whole.stage?.stage || this.question !== whole.question) return false;
    if ((this.visitNumber ?? 1) > 1 !== (whole.visitNumber ?? 1) > 1 || this.readings.size !== whole.readings.size) return false;
    const [mine, others] = [this.intents, whole.intents];
    return (
      mine === others ||
      (mine.length === others.length &&
        mine.every(({ strength, topic }, at) => topic === others[at]?.topic && strength === others[at]?.strength))
    );
  }

  #lacksPart(part: Part): boolean {
    return (hangsOn[part] as readonly string[]).includes(this.#missingHead);
  }

  /** What was worked out before, where nothing that it hangs on is missing. */
  #wholeFor(part: Part): MomentFacts | undefined {
    return this.whole === undefined || this.#lacksPart(part) ? undefined : this.whole;
  }

  may(signal: string): boolean {
    const { without } = this.context;
    if (without.size === 0) return true;
    const colon = signal.indexOf(':');
    return !(without.has(signal) || (colon > 0 && without.has(signal.slice(0, colon))));
  }

  /** Whether anything at all is known of her. */
  get isKnown(): boolean {
    return this.portrait.whole.count > 0;
  }

  get visit(): VisitNow {
    this.#visit ??= this.whole === undefined ? visitNow(this.portrait.whole, this.context.moment, this.context.now) : this.whole.visit;
    return this.#visit;
  }

  get visitNumber(): number | undefined {
    return this.may('visitNumber') ? this.visit.number : undefined;
  }

  get intents(): readonly Intent[] {
    this.#intents ??= this.#wholeFor('intents')?.intents ?? this.#findIntents();
    return this.#intents;
  }

  #findIntents(): readonly Intent[] {
    if (!this.may('intent')) return [];
    const { topicsOf, now, ignoredTopics } = this.context;
    const { acts, searches } = this.portrait.whole;
    const usable = { acts: this.may('acts') ? acts : [], searches: this.may('searches') ? searches : [] };
    return intentsOf(usable, topicsOf, now, ignoredTopics).filter(({ topic }) => this.may(`intent:${topic}`));
  }

  get stage(): StageNow | undefined {
    if (!this.may('stage')) return undefined;
    this.#stage ??= this.#wholeFor('stage')?.stage ?? this.#findStage();
    return this.#stage;
  }

  #findStage(): StageNow {
    const openProblem = this.may('openProblem') ? this.context.openProblem : undefined;
    const whole = this.may('acts') ? this.portrait.whole : { ...this.portrait.whole, acts: [] };
    const titleForChoosing = this.readings.size === 0 ? undefined : this.#titleForChoosing;
    return stageNow(whole, { openProblem, visitNumber: this.visitNumber, titleForChoosing }, this.context.now);
  }

  /** What is tagged for other stages too is read by those who look around as well: it says nothing of choosing. */
  readonly #titleForChoosing = ([, name, about]: Summary['acts'][number]): string | undefined => {
    const reading = readingOf(name, about);
    if (reading === undefined) return undefined;
    const rows = optionTableOf(this.context.items).rowsOfReading(reading);
    const row = rows.find(({ stages: tagged }) => tagged.length === 1 && tagged[0] === 'choose');
    return row !== undefined && this.may(`read:${row.item.family}`) ? row.item.title : undefined;
  };

  /** The question that comes next for her: the first of her stage that nothing she has read answers, else the first of the stage after it. */
  get question(): string | undefined {
    if (this.#question === undefined) {
      const before = this.#wholeFor('question');
      this.#question = { asked: before === undefined ? this.#nextQuestion() : before.question };
    }
    return this.#question.asked;
  }

  #nextQuestion(): string | undefined {
    if (!this.may('question') || this.stage === undefined) return undefined;
    const answered = new Set<string>();
    for (const [item, times] of this.readings)
      if (times > 0) for (const question of item.tags.get('question') ?? []) answered.add(question);
    const at = stages.indexOf(this.stage.stage);
    for (const stage of [this.stage.stage, stages[(at + 1) % stages.length] as Stage]) {
      const open = this.context.questionsOf(stage).find((question) => !answered.has(question));
      if (open !== undefined) return open;
    }
    return undefined;
  }

  /** How often she has read a piece of content among her newest acts: at its path, or by its key. */
  timesRead({ family, path }: Pick<Choosable, 'family' | 'path'>): number {
    if (!this.may(`read:${family}`)) return 0;
    return (this.#readsByName.get(family) ?? 0) + (path === undefined ? 0 : (this.#readsByName.get(path) ?? 0));
  }

  /** As `timesRead`, of every option that she has read at all. */
  get readings(): ReadonlyMap<Choosable, number> {
    if (this.#readings === undefined) {
      const before = this.#wholeFor('readings');
      this.#readings = before === undefined ? this.#findReadings() : before.readings;
    }
    return this.#readings;
  }

  #findReadings(): ReadonlyMap<Choosable, number> {
    const found = optionTableOf(this.context.items).readingsOf(this.#readsByName);
    return this.context.without.size === 0 ? found : new Map([...found].filter(([{ family }]) => this.may(`read:${family}`)));
  }

  get #readsByName(): ReadonlyMap<string, number> {
    this.#reads ??= readsOf(this.portrait, this.may('acts'));
    return this.#reads;
  }

  /** Her hour of the day, by the clock of her zone. */
  get hour(): number {
    this.#hour ??= hourIn(this.portrait.zone ?? 'UTC', this.context.now);
    return this.#hour;
  }
}

/** Content that is only shown is no reading of it. */
const noReading: ReadonlySet<string> = new Set(['Content Seen', 'Content Ignored', 'Product List Viewed', 'Promotion Viewed']);

function readsOf(portrait: Portrait, mayUseActs: boolean): ReadonlyMap<string, number> {
  const reads = new Map<string, number>();
  if (!mayUseActs) return reads;
  for (const [, name, about] of portrait.whole.acts) {
    const reading = readingOf(name, about);
    if (reading !== undefined) reads.set(reading, (reads.get(reading) ?? 0) + 1);
  }
  return reads;
}

/** The path or key that an act was a reading of. */
function readingOf(name: string, about: string): string | undefined {
  return about === '' || noReading.has(name) ? undefined : about.split(' · ', 1)[0];
}

const quarterMs = 15 * minuteMs;
// A quarter of an hour in every zone that people live in: clocks are set at its borders and nowhere else.
const hours = new BoundedCache<string, number>(1_000);
const hourFormats = new Map<string, Intl.DateTimeFormat>();

function hourIn(zone: string, now: number): number {
  const key = `${zone} ${Math.floor(now / quarterMs)}`;
  const known = hours.get(key);
  if (known !== undefined) return known;
  let format = hourFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
    hourFormats.set(zone, format);
  }
  const hour = Number(format.format(now));
  hours.set(key, hour);
  return hour;
}
