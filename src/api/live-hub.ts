import type { FastifyReply } from 'fastify';
import { type Clock, LatencyWindow, LimitReached } from '../foundation/index.ts';
import type { Postgres } from '../storage/index.ts';
import { RecentChanges } from './recent-changes.ts';

/** What a page can follow besides one customer. */
export const liveTopics = [
  'operations',
  'quarantine',
  'imports',
  'joins',
  'singleView',
  'value',
  'groups',
  'audiences',
  'content',
  'moments',
  'messages',
] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** Whose stream it is, as the notices of the access room name callers. */
export interface LiveFollower {
  readonly kind: 'user' | 'token';
  readonly id: number;
  readonly sessionId?: number | undefined;
  /** Whether the session or token still works and its role still may; asked again and again, and so no use of the session. */
  stillMay(): Promise<boolean>;
  /** For a page whose subjects come and go, as the people of a firm do: asked again after each change. */
  subjectsNow?(): Promise<readonly string[]>;
}

// Each open page holds a socket and a few hundred bytes; a firm with this many open pages runs several copies of the product.
const streamsMax = 5_000;
// Proxies end a silent connection after a minute at most; and a session that runs out by itself is noticed by then.
const heartbeatMs = 10_000;
// A page that is told five times a second is told often enough; in between, changes are gathered.
const gatherMs = 200;
const operationsMs = 1_000;
// A change of access is told by a notice at once; for one whose notice was lost, a message asks again when the last answer is older.
const askAgainMs = 2_000;

interface Connection {
  readonly reply: FastifyReply;
  readonly follower: LiveFollower;
  subjects: readonly string[];
  readonly gathering: Set<string>;
  askedAt: number;
}

/**
 * Tells open pages that their picture changed; they fetch it anew, through the same permissions as ever, so the stream itself carries
 * no personal data. Changes come by NOTIFY, from whichever copy of the product made them. A stream ends with the session or token, or
 * the permission, that it was opened by.
 */
export class LiveHub {
  readonly #connections = new Set<Connection>();
  readonly #bySubject = new Map<string, Set<Connection>>();
  readonly #clock: Clock;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #recent = new RecentChanges(performance.now());
  /** From the arrival of a change's notice to the write on the sockets. */
  readonly latency = new LatencyWindow();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#timers.push(
      setInterval(() => this.#heartbeat(), heartbeatMs),
      setInterval(() => this.topicChanged('operations'), operationsMs),
    );
    for (const timer of this.#timers) timer.unref();
  }

  /** Follows the database's notices until the returned function is called. */
  async follow(postgres: Postgres): Promise<() => Promise<void>> {
    const stops = await Promise.all([
      postgres.listen('applied', (payload) => {
        for (const id of payload.split(' ')) this.#changed(`p${id}`);
      }),
      // What is said to her is part of her picture, and changes nobody's group.
      postgres.listen('messages_of', (payload) => {
        for (const id of payload.split(' ')) this.#changed(`p${id}`);
      }),
      postgres.listen('firm_changed', (payload) => {
        for (const firm of payload.split(' ')) this.#changed(firm);
      }),
      postgres.listen('topic', (payload) => this.#changed(payload)),
      // Somebody came into one, or left it.
      postgres.listen('audience_change', () => this.#changed('audiences')),
      // Another model in use, wherever it was put into use.
      postgres.listen('value_model', () => this.#changed('value')),
      postgres.listen('access_changed', (payload) => this.#accessChanged(payload)),
    ]);
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
  }

  topicChanged(topic: LiveTopic): void {
    this.#changed(topic);
  }

  /** Tells at once of what has changed since `heardUntil` (of `performance.now()`), and from then on of every change. */
  add(reply: FastifyReply, subjects: readonly string[], follower: LiveFollower, heardUntil = performance.now()): void {
    if (this.#connections.size >= streamsMax) {
      throw new LimitReached('live.too_many', 'too many pages are open at once', streamsMax, 'pages', 30);
    }
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 1000\n\n');
    const connection: Connection = { reply, follower, subjects, gathering: new Set(), askedAt: performance.now() };
    this.#connections.add(connection);
    this.#index(connection);
    reply.raw.on('close', () => this.#forget(connection));
    for (const subject of this.#recent.since(heardUntil, subjects)) void this.#tell(connection, subject);
  }

  #index(connection: Connection): void {
    for (const subject of connection.subjects) {
      this.#bySubject.set(subject, (this.#bySubject.get(subject) ?? new Set()).add(connection));
    }
  }

  /** Follows what the page is about now. What cannot be asked at the moment is asked after the next change. */
  async #indexAgain(connection: Connection): Promise<void> {
    const subjects = await connection.follower.subjectsNow?.().catch(() => undefined);
    if (subjects === undefined || !this.#connections.has(connection)) return;
    this.#unindex(connection);
    connection.subjects = subjects;
    this.#index(connection);
  }

  #forget(connection: Connection): void {
    this.#connections.delete(connection);
    this.#unindex(connection);
  }

  #unindex(connection: Connection): void {
    for (const subject of connection.subjects) {
      const others = this.#bySubject.get(subject);
      others?.delete(connection);
      if (others?.size === 0) this.#bySubject.delete(subject);
    }
  }

  #changed(subject: string): void {
    const noticedAt = performance.now();
    this.#recent.changed(subject, noticedAt);
    for (const connection of this.#bySubject.get(subject) ?? []) {
      if (connection.gathering.has(subject)) continue;
      connection.gathering.add(subject);
      void this.#tell(connection, subject).then(() => {
        // The tick of the operations page is no change that somebody waited for.
        if (subject !== 'operations') this.latency.add(performance.now() - noticedAt, this.#clock.now());
      });
      // What changes while we gather is told by this second notice.
      setTimeout(() => {
        connection.gathering.delete(subject);
        void this.#tell(connection, subject);
      }, gatherMs).unref();
    }
  }

  async #tell(connection: Connection, subject: string): Promise<void> {
    if (performance.now() - connection.askedAt > askAgainMs && !(await this.#mayStay(connection))) return;
    const key = /^p\d+$/.test(subject) ? 'customer' : /^f\d+$/.test(subject) ? 'firm' : 'topic';
    const data = JSON.stringify({ [key]: subject, at: new Date(this.#clock.now()).toISOString() });
    write(connection, `event: changed\ndata: ${data}\n\n`);
    void this.#indexAgain(connection);
  }

  /** Asks, and ends the stream of who may not stay. Where nobody can say at the moment, the stream stays and says nothing. */
  async #mayStay(connection: Connection): Promise<boolean> {
    try {
      const mayStay = await connection.follower.stillMay();
      connection.askedAt = performance.now();
      if (!mayStay) connection.reply.raw.end();
      return mayStay;
    } catch {
      return false;
    }
  }

  /** `user:3`, `token:5`, `session:9`, or everything, as in the access room's own memory. */
  #accessChanged(payload: string): void {
    const [kind, id] = payload.split(':');
    for (const connection of this.#connections) {
      const { follower } = connection;
      const isAbout = kind === 'session' ? follower.sessionId === Number(id) : follower.kind === kind && follower.id === Number(id);
      if (id === undefined || isAbout) void this.#mayStay(connection);
    }
  }

  #heartbeat(): void {
    for (const connection of this.#connections) {
      void this.#mayStay(connection).then((mayStay) => {
        if (mayStay) write(connection, ': still here\n\n');
      });
    }
  }

  /** Ends all streams; pages come back to the next copy by themselves. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const { reply } of this.#connections) reply.raw.end();
  }
}

function write({ reply }: Connection, text: string): void {
  if (!reply.raw.destroyed && !reply.raw.writableEnded) reply.raw.write(text);
}
