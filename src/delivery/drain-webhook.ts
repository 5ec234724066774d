import { performance } from 'node:perf_hooks';
import { type Clock, dayMs, hourMs, Pause, secondMs } from '../foundation/index.ts';
import type { OutboundGate } from '../gate/index.ts';
import type { Postgres } from '../storage/index.ts';
import { backOffMs } from './back-off.ts';
import { messageDue } from './message/hand-over.ts';
import { claimRuns, type HeadRow, type QueueRow, selectHeads, wakeTried } from './queries/queue.ts';
import { disableWebhook, markFailing, markWorking, notifyWebhooksChanged } from './queries/webhook.ts';
import type { Answer, Sender } from './send-delivery.ts';
import { type Attempt, type MessageGuard, settleRun } from './settle-run.ts';
import { deliveryHeaders } from './sign-delivery.ts';
import { SubscriberHealth } from './subscriber-health.ts';
import { audienceIn, forgetTold, leftEvent } from './tell-audience-moves.ts';
import { servicePurpose } from './webhook.ts';

export interface DeliveryLimits {
  readonly timeoutSeconds: number;
  readonly giveUpHours: number;
  readonly disableAfterDays: number;
}

/** What a drain needs to know of its subscriber; read anew after every change. */
export interface Subscriber {
  readonly id: number;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly failingSince: number | undefined;
  /** What it does with what it gets. */
  readonly purpose: string;
}

export type DisableReason = 'gone' | 'failing' | 'backlog';

export interface DrainDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly random: () => number;
  readonly sender: Sender;
  readonly limits: () => DeliveryLimits;
  /** Asked before every delivery that is not for service: what waited while she allowed it does not go once she has taken it back. */
  readonly gate: OutboundGate;
  /** Without it no message goes out by a webhook. */
  readonly messages?: MessageGuard | undefined;
  /** Called once when this subscriber was switched off. */
  readonly onDisabled: (webhookId: number, reason: DisableReason, message: string) => void;
  readonly onProblem: (message: string, error?: unknown) => void;
}

// People served side by side; a receiver that answers in 20 ms then takes 800 events a second.
export const peopleAtOnceMax = 16;
// A person's events in one go share a claim and a settlement; more would only make the others wait for one busy person.
// Before everybody, and before what concerns nobody in particular (0).
const beforeFirst = -1;
const nobody = 0;
const runEventsMax = 10;
const headsPerLook = 200;
const looksMax = 50;
// When no notification came through, and for what becomes due by itself.
const pollMs = 1_000;
const trouble = { pauseMsMin: 500, pauseMsMax: 10_000 };
// The last attempt of a run must end before somebody else may claim the person.
const claimSlackMs = 20 * secondMs;
// A receiver may ask for patience, but not for days: the queue is ours.
const retryAfterMsMax = 1 * hourMs;

/** Works one subscriber's queue: many people side by side, each person's events one after another. */
export class WebhookDrain {
  readonly #dependencies: DrainDependencies;
  readonly #health: SubscriberHealth;
  readonly #underWay = new Map<number, Promise<void>>();
  #subscriber: Subscriber;
  #cursor = beforeFirst;
  #stopping = false;
  readonly #pause = new Pause();
  readonly #running: Promise<void>;

  constructor(dependencies: DrainDependencies, subscriber: Subscriber) {
    this.#dependencies = dependencies;
    this.#subscriber = subscriber;
    this.#health = new SubscriberHealth(subscriber.failingSince);
    this.#running = this.#run();
  }

  update(subscriber: Subscriber): void {
    this.#subscriber = subscriber;
  }

  /** Something may be due: look now. */
  wake(): void {
    this.#pause.wake();
  }

  /** Resolves when the attempts under way have ended and are written down. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
    await Promise.all(this.#underWay.values());
  }

  async #run(): Promise<void> {
    let pauseMs = trouble.pauseMsMin;
    while (!this.#stopping) {
      try {
        const began = await this.#begin();
        pauseMs = trouble.pauseMsMin;
        if (began === 0) await this.#sleep(pollMs);
      } catch (error) {
        this.#dependencies.onProblem(`the queue of webhook ${this.#subscriber.id} could not be read; tried again`, error);
        await this.#sleep(pauseMs);
        pauseMs = Math.min(pauseMs * 2, trouble.pauseMsMax);
      }
    }
  }

  /** Begins as many people's runs as there is room for; the number of them. */
  async #begin(): Promise<number> {
    const now = this.#dependencies.clock.now();
    const isOut = this.#health.isOut;
    if (isOut && (now < this.#health.pausedUntil || this.#underWay.size > 0)) return 0;
    const room = isOut ? 1 : peopleAtOnceMax - this.#underWay.size;
    // Waiting until half are done shares the cost of a look among several.
    if (!isOut && room < peopleAtOnceMax / 2) return 0;
    this.#pause.forget();
    const heads = await this.#findHeads(now, room, isOut);
    if (heads.length === 0) return 0;
    const limitMs = this.#dependencies.limits().timeoutSeconds * secondMs;
    const claimedUntil = now + limitMs + claimSlackMs;
    const ids = heads.map(({ id }) => id);
    const rows = await this.#dependencies.postgres.query<QueueRow>(claimRuns, [
      this.#subscriber.id,
      ids,
      isOut ? 1 : runEventsMax,
      now,
      claimedUntil,
    ]);
    const runs = new Map<number, QueueRow[]>();
    for (const row of rows) runs.set(row.person_id, [...(runs.get(row.person_id) ?? []), row]);
    for (const [person, run] of runs) {
      run.sort((a, b) => a.id - b.id);
      this.#start(person, run, claimedUntil - limitMs);
    }
    return runs.size;
  }

  /** The first waiting events of people whose turn it is, from where the last look ended, once round. */
  async #findHeads(now: number, wanted: number, evenIfNotDue: boolean): Promise<HeadRow[]> {
    const found: HeadRow[] = [];
    const begin = this.#cursor;
    let wrapped = false;
    for (let look = 0; look < looksMax && found.length < wanted; look += 1) {
      const heads = await this.#dependencies.postgres.query<HeadRow>(selectHeads, [this.#subscriber.id, this.#cursor, headsPerLook]);
      for (const head of heads) {
        if (wrapped && head.person_id > begin) return found;
        this.#cursor = head.person_id;
        if (head.claimed_until <= now && (evenIfNotDue || head.due_at <= now)) found.push(head);
        if (found.length === wanted) return found;
      }
      if (heads.length === headsPerLook) continue;
      this.#cursor = beforeFirst;
      if (wrapped || begin === beforeFirst) return found;
      wrapped = true;
    }
    return found;
  }

  #start(person: number, run: readonly QueueRow[], lastStart: number): void {
    const work = this.#deliverRun(run, lastStart)
      .catch((error: unknown) => this.#dependencies.onProblem('deliveries could not be written down; they will be repeated', error))
      .finally(() => {
        this.#underWay.delete(person);
        this.wake();
      });
    this.#underWay.set(person, work);
  }

  /** One person's events in order, up to the first that fails: those behind it wait for it. */
  async #deliverRun(run: readonly QueueRow[], lastStart: number): Promise<void> {
    const { postgres, clock } = this.#dependencies;
    const attempts: Attempt[] = [];
    for (const row of run) {
      if (attempts.length > 0 && (this.#stopping || this.#health.isOut || clock.now() > lastStart)) break;
      const attempt = await this.#attempt(row);
      attempts.push(attempt);
      if (attempt.outcome === 'failed') break;
    }
    try {
      await settleRun(postgres, this.#subscriber.id, attempts, run.slice(attempts.length), this.#dependencies.messages);
    } finally {
      await this.#judge(attempts);
    }
  }

  async #attempt(row: QueueRow): Promise<Attempt> {
    const { clock, random, sender, limits } = this.#dependencies;
    const { timeoutSeconds, giveUpHours } = limits();
    if (row.event_name === messageDue && (await this.#dependencies.messages?.mayStillGo(row.body)) !== true) {
      const answer = { error: 'not sent: the message was withdrawn before its turn came' };
      return { row, at: clock.now(), tookMs: 0, answer, outcome: 'withheld' };
    }
    const at = clock.now();
    const began = performance.now();
    const { url, secrets, purpose } = this.#subscriber;
    const words = await this.#refusalOf(row, purpose);
    if (words !== undefined)
      return { row, at, tookMs: performance.now() - began, answer: { error: `not sent: ${words}` }, outcome: 'withheld' };
    const delivery = { id: row.event_id, timestampSeconds: Math.floor(at / secondMs), body: row.body };
    const answer = await sender.post(url, deliveryHeaders(secrets, delivery), row.body, timeoutSeconds * secondMs);
    const done = { row, at, tookMs: performance.now() - began, answer };
    if (isSuccess(answer)) return { ...done, outcome: 'delivered' };
    const isOld = at - row.queued_at > giveUpHours * hourMs;
    // In an outage nothing is given up: it is the subscriber that is out, not this event.
    if (isOld && !this.#health.isOut && answer.status !== undefined) return { ...done, outcome: 'given_up' };
    return { ...done, outcome: 'failed', dueAt: at + backOffMs(row.attempts + 1, random()) };
  }

  /** Why it may not go now, asked anew: for what the subscriber does with it, and for what the audience is made that somebody came to. */
  async #refusalOf(row: QueueRow, purpose: string): Promise<string | undefined> {
    const { gate, postgres } = this.#dependencies;
    // That she left is told to whoever was told that she came.
    if (row.identifier_id <= nobody || row.event_name === leftEvent) return undefined;
    const audience = audienceIn(row.event_name, row.body);
    for (const one of new Set([purpose, audience?.purpose ?? servicePurpose])) {
      if (one === servicePurpose) continue;
      const { allowed, refusals } = await gate.mayHandOut(one, row.identifier_id);
      if (allowed) continue;
      if (audience !== undefined) await forgetTold(postgres, this.#subscriber.id, audience.id, row.person_id);
      return refusals.map(({ words }) => words).join(' ');
    }
    return undefined;
  }

  /** What the attempts say of the subscriber as a whole. */
  async #judge(attempts: readonly Attempt[]): Promise<void> {
    const { postgres, clock, random } = this.#dependencies;
    const id = this.#subscriber.id;
    for (const { row, answer, outcome } of attempts) {
      if (outcome === 'withheld') continue;
      if (outcome === 'delivered') {
        const wasOut = this.#health.succeeded();
        if (wasOut) await postgres.query(wakeTried, [id]);
        if (this.#health.failingSince !== undefined) await postgres.query(markWorking, [id]);
        this.#health.failingSince = undefined;
        continue;
      }
      const message = answer.error ?? `answered ${answer.status}`;
      if (answer.status === 410) {
        await this.#disable('gone', 'it answered 410 Gone');
        return;
      }
      const retryAfterMs =
        answer.retryAfterSeconds === undefined ? undefined : Math.min(retryAfterMsMax, answer.retryAfterSeconds * secondMs);
      const now = clock.now();
      if (!this.#health.failed(row.person_id, row.attempts + 1, now, random(), retryAfterMs)) continue;
      const [marked] = await postgres.query<{ failing_since: number }>(markFailing, [id, now, message]);
      this.#health.failingSince = marked?.failing_since;
      const days = this.#dependencies.limits().disableAfterDays;
      if (marked !== undefined && now - marked.failing_since > days * dayMs) {
        await this.#disable('failing', `nothing could be delivered for ${days} days; last: ${message}`);
        return;
      }
    }
  }

  async #disable(reason: DisableReason, message: string): Promise<void> {
    this.#stopping = true;
    await switchOff(this.#dependencies, this.#subscriber.id, reason, message);
  }

  async #sleep(ms: number): Promise<void> {
    if (!this.#stopping) await this.#pause.sleep(ms);
  }
}

/** Switches a subscriber off; the notice is given by the one instance that did it. */
export async function switchOff(
  { postgres, onDisabled }: Pick<DrainDependencies, 'postgres' | 'onDisabled'>,
  webhookId: number,
  reason: DisableReason,
  message: string,
): Promise<void> {
  const disabled = await postgres.transaction(async (sql) => {
    const rows = await sql.query(disableWebhook, [webhookId, message]);
    await sql.query(notifyWebhooksChanged);
    return rows.length > 0;
  });
  if (disabled) onDisabled(webhookId, reason, message);
}

function isSuccess(answer: Answer): boolean {
  return answer.status !== undefined && answer.status >= 200 && answer.status < 300;
}
