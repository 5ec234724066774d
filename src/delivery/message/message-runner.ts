import { lastMove } from '../../audience/index.ts';
import { Pause, type PersonId, secondMs } from '../../foundation/index.ts';
import { type CarryingDependencies, MailCarrier, recoverMails } from './carry-mails.ts';
import { dispatchDue } from './dispatch-due.ts';
import { forgetOldMessages } from './list-messages.ts';
import { planMailingPage } from './mailings.ts';
import * as queries from './queries/message.ts';
import { dropForGone, reviewMessages } from './review-messages.ts';
import { type SignalDependencies, workSignals } from './work-signals.ts';

export interface RunnerDependencies extends CarryingDependencies, SignalDependencies {
  readonly onProblem: (message: string, error?: unknown) => void;
}

// When no notice came through; what becomes due by time alone is slept for exactly.
const lookAgainMs = 1 * secondMs;
const afterProblemMs = 2 * secondMs;
// People who changed and whose turn has not come; beyond it their messages are asked about when they are due, as always.
const changedMax = 50_000;
const changedAtOnce = 500;
// Under load people change in every batch, some tens a second: they are looked at together. What goes out meanwhile is asked about again as it goes.
const changedAfterMs = 200;
// A notice of who left a group may be lost with a connection: everybody's is looked at this often.
const allGoneEveryMs = 15 * secondMs;
const recoverEveryMs = 30 * secondMs;
const forgetEveryMs = 3_600 * secondMs;

/**
 * Sends what is due and works off what concerns messages: events that notice rules ask for, receipts, people who changed or left a group, mailings. Any number
 * of copies of the product may run one; what one has in hand the others pass over.
 */
export class MessageRunner {
  readonly #dependencies: RunnerDependencies;
  readonly #carrier: MailCarrier;
  readonly #pause = new Pause();
  readonly #changed = new Set<number>();
  #mayHaveLeft = true;
  #audiencesChanged = true;
  #audienceChange: number | undefined;
  #isStopped = false;
  #changedTimer: NodeJS.Timeout | undefined;
  #allGoneAt = Number.NEGATIVE_INFINITY;
  #recoveredAt = Number.NEGATIVE_INFINITY;
  #forgotAt = 0;

  constructor(dependencies: RunnerDependencies) {
    this.#dependencies = dependencies;
    this.#carrier = new MailCarrier(dependencies);
  }

  /** Something was planned, came in or is due: look now. */
  look(): void {
    this.#pause.wake();
  }

  /** These people have changed: what waits for them is asked about again, soon. */
  changed(people: Iterable<number>): void {
    for (const person of people) if (this.#changed.size < changedMax) this.#changed.add(person);
    if (this.#isStopped) return;
    this.#changedTimer ??= setTimeout(() => {
      this.#changedTimer = undefined;
      this.#pause.wake();
    }, changedAfterMs);
  }

  /** Who is in which group has changed. */
  groupsChanged(): void {
    this.#mayHaveLeft = true;
    this.#pause.wake();
  }

  /** Who is in which audience has changed. */
  audiencesChanged(): void {
    this.#audiencesChanged = true;
    this.#pause.wake();
  }

  /** Works until `stop`; mails under way are ended then. */
  async run(): Promise<void> {
    while (!this.#isStopped) {
      try {
        this.#pause.forget();
        const did = await this.step();
        if (!did) await this.#sleep();
      } catch (error) {
        this.#dependencies.onProblem('messages could not be worked off; it is tried again', error);
        await this.#pause.sleep(afterProblemMs);
      }
    }
    await this.#carrier.close();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#changedTimer);
    this.#pause.wake();
  }

  /** One round over everything that may wait; true when there was something. For tests, which go step by step. */
  async step(): Promise<boolean> {
    const { postgres, clock } = this.#dependencies;
    await this.#recover();
    const signals = await workSignals(this.#dependencies);
    const gone = await this.#dropGone();
    await this.#followAudiences();
    const changed = await this.#takeChanged();
    const reviewed = changed.length === 0 ? 0 : await reviewMessages(this.#dependencies, changed);
    const { looked, mails } = await dispatchDue(this.#dependencies, this.#carrier.room);
    for (const mail of mails) this.#carrier.carry(mail, () => this.look(), this.#dependencies.onProblem);
    const hasPlanned = looked === 0 && (await planMailingPage(postgres, this.#dependencies, clock));
    await this.#forget();
    return signals + gone + reviewed + looked > 0 || hasPlanned || this.#changed.size > 0;
  }

  /** Ends when no mail is under way. */
  async settled(): Promise<void> {
    await this.#carrier.close();
  }

  async #dropGone(): Promise<number> {
    const now = this.#dependencies.systemClock.now();
    if (!this.#mayHaveLeft && now - this.#allGoneAt < allGoneEveryMs) return 0;
    this.#mayHaveLeft = false;
    this.#allGoneAt = now;
    return dropForGone(this.#dependencies);
  }

  /** Who left an audience is asked about again, message by message, and dropped from what was meant for its people. */
  async #followAudiences(): Promise<void> {
    const { postgres } = this.#dependencies;
    if (!this.#audiencesChanged) return;
    this.#audiencesChanged = false;
    const until = await lastMove(postgres);
    // What happened before a start is found out when a message is due.
    const since = this.#audienceChange ?? until;
    this.#audienceChange = until;
    if (until === since) return;
    const left = await postgres.query<{ person_id: number }>(queries.leftAudiences, [since, until]);
    for (const { person_id } of left) if (this.#changed.size < changedMax) this.#changed.add(person_id);
  }

  /** Some of those who have changed; nobody where nothing waits for anybody. */
  async #takeChanged(): Promise<PersonId[]> {
    if (this.#changed.size === 0) return [];
    const isAnythingOpen = (await this.#nextDue()) !== null;
    const some = [...this.#changed].slice(0, isAnythingOpen ? changedAtOnce : undefined) as PersonId[];
    for (const person of some) this.#changed.delete(person);
    return isAnythingOpen ? some : [];
  }

  async #nextDue(): Promise<number | null> {
    const [next] = await this.#dependencies.postgres.query<{ due_at: number | null }>(queries.nextDue);
    return next?.due_at ?? null;
  }

  async #recover(): Promise<void> {
    const now = this.#dependencies.systemClock.now();
    if (now - this.#recoveredAt < recoverEveryMs) return;
    this.#recoveredAt = now;
    await recoverMails(this.#dependencies);
  }

  async #forget(): Promise<void> {
    const now = this.#dependencies.systemClock.now();
    if (now - this.#forgotAt < forgetEveryMs) return;
    this.#forgotAt = now;
    await forgetOldMessages(this.#dependencies.postgres, this.#dependencies.clock);
  }

  async #sleep(): Promise<void> {
    const ms = Math.min(lookAgainMs, Math.max(1, ((await this.#nextDue()) ?? Number.POSITIVE_INFINITY) - this.#dependencies.clock.now()));
    if (!this.#isStopped) await this.#pause.sleep(ms);
  }
}
