import { hourMs, secondMs } from '../../foundation/index.ts';
import { markContact } from '../../gate/index.ts';
import type { Sql } from '../../storage/index.ts';
import { backOffMs } from '../back-off.ts';
import type { MailJob, SendingDependencies } from './dispatch-due.ts';
import { sendingOf } from './dispatch-due.ts';
import { mayStillGo } from './may-still-go.ts';
import * as queries from './queries/message.ts';
import { contactName } from './read-receivers.ts';
import { isMailAddress, mailText } from './smtp/mail-text.ts';
import { type MailOutcome, SmtpConnection, type SmtpServer } from './smtp/smtp-connection.ts';
import { tellTimeline } from './tell-timeline.ts';
import { changeMessages, type MessageChange, messageOf, tellPages } from './write-messages.ts';

/** A mail server and how mails through it are signed. */
export interface MailRoute {
  readonly server: SmtpServer;
  readonly from: { readonly address: string; readonly name: string };
  readonly replyTo: string;
}

export interface CarryingDependencies extends SendingDependencies {
  /** The mail server as it is set now; undefined while its password cannot be read. */
  readonly route: () => Promise<MailRoute | undefined>;
  /** Between 0 and 1, for spreading retries. */
  readonly random: () => number;
}

// Four mails side by side are what a mail server on the other side of the world needs for a hundred a second.
const lanesMax = 4;
// A server that hears nothing for this long closes the connection; we do it first.
const idleMs = 5 * secondMs;
// A server that is away for a weekend has lost nothing.
const patienceMs = 72 * hourMs;

interface Lane {
  connection: SmtpConnection | undefined;
  route: string;
  isBusy: boolean;
  idle: NodeJS.Timeout | undefined;
}

/** Carries mails to the mail server, a few side by side, over connections that are kept for the next. */
export class MailCarrier {
  readonly #dependencies: CarryingDependencies;
  readonly #lanes: Lane[] = Array.from({ length: lanesMax }, () => ({ connection: undefined, route: '', isBusy: false, idle: undefined }));
  readonly #underWay = new Set<Promise<void>>();

  constructor(dependencies: CarryingDependencies) {
    this.#dependencies = dependencies;
  }

  /** How many mails can be taken on now. */
  get room(): number {
    return this.#lanes.filter(({ isBusy }) => !isBusy).length;
  }

  /** Takes a mail on; what comes of it is written down. `onProblem` hears of what could not be. */
  carry(job: MailJob, onDone: () => void, onProblem: (message: string, error: unknown) => void): void {
    const lane = this.#lanes.find(({ isBusy }) => !isBusy);
    if (lane === undefined) return;
    lane.isBusy = true;
    clearTimeout(lane.idle);
    const work = this.#carryBy(lane, job)
      .catch((error: unknown) => onProblem('what came of a mail could not be written down; it is found out later', error))
      .finally(() => {
        lane.isBusy = false;
        lane.idle = setTimeout(() => this.#closeLane(lane), idleMs);
        this.#underWay.delete(work);
        onDone();
      });
    this.#underWay.add(work);
  }

  /** Ends when the mails under way have ended. */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
    for (const lane of this.#lanes) this.#closeLane(lane);
  }

  #closeLane(lane: Lane): void {
    clearTimeout(lane.idle);
    lane.connection?.close();
    lane.connection = undefined;
  }

  async #carryBy(lane: Lane, job: MailJob): Promise<void> {
    const route = await this.#dependencies.route();
    if (route === undefined) {
      return settleMail(this.#dependencies, job, { kind: 'notBegun', words: 'the password of the mail server has to be given anew' });
    }
    const name = JSON.stringify(route);
    if (lane.route !== name) this.#closeLane(lane);
    lane.route = name;
    lane.connection ??= new SmtpConnection(route.server);
    const { from, replyTo } = route;
    const { message, to, words } = job;
    const text = mailText({
      ...{ from, to, ...(isMailAddress(replyTo) ? { replyTo } : {}), subject: words.subject ?? '', text: words.text },
      ...{ messageId: `${message.key}@${from.address.split('@')[1]}`, time: this.#dependencies.clock.now() },
    });
    const wasOpen = lane.connection.isOpen;
    const mark = (sql: Sql): Promise<unknown> => sql.query(queries.markBegun, [message.id]);
    const begin = () => mayStillGo(this.#dependencies, message.key, mark);
    let outcome = await lane.connection.deliver(from.address, to, text, begin);
    // A connection that was kept may have been closed at the other end without our knowing.
    if (outcome.kind === 'notBegun' && wasOpen) outcome = await lane.connection.deliver(from.address, to, text, begin);
    if (outcome.kind !== 'withdrawn') await settleMail(this.#dependencies, job, outcome);
  }
}

/** Writes down what came of a mail. */
async function settleMail(dependencies: CarryingDependencies, job: MailJob, outcome: MailOutcome): Promise<void> {
  const { postgres, clock, source } = dependencies;
  await postgres.transaction(async (sql) => {
    const [row] = await sql.query<queries.MessageRow>(queries.lockByKey, [job.message.key]);
    const message = row === undefined ? undefined : messageOf(row);
    if (message === undefined || message.state !== 'sending') return;
    const now = clock.now();
    const change = changeAfter(message, outcome, now, dependencies.random());
    await changeMessages(sql, [change], now);
    if (outcome.kind === 'accepted') {
      const address = { namespace: 'email', value: job.to };
      await tellTimeline(sql, source, [sendingOf(message, undefined, address, job.words, now)], now);
    } else if (outcome.kind !== 'unsure') await markContact(sql, [{ message: contactName(message), state: 'failed' }]);
    if (outcome.kind === 'refused' && outcome.isAddress && message.addressId !== undefined) {
      await sql.query(queries.addBounced, [message.addressId, now, outcome.words]);
    }
    await sql.query(queries.notifyPlanned);
    await tellPages(sql, [message.person]);
  });
}

function changeAfter(message: MessageChange['message'], outcome: MailOutcome, now: number, random: number): MessageChange {
  const { kind, words } = outcome;
  if (kind === 'accepted') return { message, state: 'sent', sentAt: now, error: undefined };
  if (kind === 'unsure') {
    const reasons = [
      { code: 'connector.unsure', words: `${words} after it had the whole mail: it may have left, and is not sent again by itself` },
    ];
    return { message, state: 'unsure', reasons, error: words };
  }
  // Another address of hers may be better; which, and whether there is one, is asked anew.
  if (kind === 'refused' && outcome.isAddress) return { message, state: 'planned', dueAt: now, error: words };
  const isOver = (kind === 'refused' && outcome.isForGood) || now - message.askedFor > patienceMs;
  if (isOver) return { message, state: 'failed', reasons: [{ code: 'connector.failed', words }], error: words };
  const until = now + backOffMs(message.attempts, random);
  return { message, state: 'held', reasons: [{ code: 'connector.failed', words, until }], dueAt: until, error: words };
}

// What a process left behind when it died is a handful of mails.
const leftAtOnce = 50;

/**
 * Finds mails that were in the hands of a process that died: what had not begun is planned again, what had may have left and is not sent twice. Answers how
 * many there were.
 */
export async function recoverMails({ postgres, clock, systemClock }: SendingDependencies): Promise<number> {
  return postgres.transaction(async (sql) => {
    const rows = await sql.query<queries.MessageRow>(queries.takeLeft, [systemClock.now(), leftAtOnce]);
    if (rows.length === 0) return 0;
    const now = clock.now();
    const changes = rows.map((row): MessageChange => {
      const message = messageOf(row);
      if (!row.has_begun) return { message, state: 'planned', dueAt: now };
      const words = 'the product was stopped while the mail server took it: it may have left, and is not sent again by itself';
      return { message, state: 'unsure', reasons: [{ code: 'connector.unsure', words }] };
    });
    await changeMessages(sql, changes, now);
    const notBegun = changes.filter(({ state }) => state === 'planned');
    await markContact(
      sql,
      notBegun.map(({ message }) => ({ message: contactName(message), state: 'failed' })),
    );
    await tellPages(
      sql,
      rows.map(({ person_id }) => person_id),
    );
    return rows.length;
  });
}
