import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import {
  type Clock,
  formatPersonId,
  InvalidInput,
  LatencyWindow,
  LimitReached,
  type PersonId,
  parsePersonId,
} from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import type { Postgres } from '../storage/index.ts';
import type { ApiServer } from './server.ts';
import { file } from './shapes/shape.ts';

const topics = ['operations', 'quarantine', 'imports', 'joins'] as const;
export type LiveTopic = (typeof topics)[number];

// Each open page holds a socket and a few hundred bytes; a firm with this many open pages runs several copies of the product.
const streamsMax = 5_000;
// Proxies end a silent connection after a minute at most.
const heartbeatMs = 20_000;
// A page that is told five times a second is told often enough; in between, changes are gathered.
const gatherMs = 200;
const operationsMs = 1_000;

interface Stream {
  readonly reply: FastifyReply;
  readonly subject: string;
  gathering: boolean;
}

/**
 * Tells open pages that their picture changed; they fetch it anew, through the same permissions as ever, so the stream itself carries
 * no personal data. Changes come by NOTIFY, from whichever copy of the product made them.
 */
export class LiveHub {
  readonly #streams = new Map<string, Set<Stream>>();
  readonly #clock: Clock;
  readonly #timers: NodeJS.Timeout[] = [];
  #open = 0;
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
      postgres.listen('topic', (payload) => this.#changed(payload)),
    ]);
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
  }

  topicChanged(topic: LiveTopic): void {
    this.#changed(topic);
  }

  add(reply: FastifyReply, subjects: readonly string[]): void {
    if (this.#open >= streamsMax) throw new LimitReached('live.too_many', 'too many pages are open at once', streamsMax, 'pages', 30);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 1000\n\n');
    this.#open += 1;
    const streams = subjects.map((subject): Stream => ({ reply, subject, gathering: false }));
    for (const stream of streams) {
      const others = this.#streams.get(stream.subject) ?? new Set();
      this.#streams.set(stream.subject, others.add(stream));
    }
    reply.raw.on('close', () => {
      this.#open -= 1;
      for (const stream of streams) {
        const others = this.#streams.get(stream.subject);
        others?.delete(stream);
        if (others?.size === 0) this.#streams.delete(stream.subject);
      }
    });
  }

  #changed(subject: string): void {
    const noticedAt = performance.now();
    for (const stream of this.#streams.get(subject) ?? []) {
      if (stream.gathering) continue;
      stream.gathering = true;
      this.#write(stream);
      // What changes while we gather is told by this second notice.
      setTimeout(() => {
        stream.gathering = false;
        this.#write(stream);
      }, gatherMs).unref();
      // The tick of the operations page is no change that somebody waited for.
      if (subject !== 'operations') this.latency.add(performance.now() - noticedAt, this.#clock.now());
    }
  }

  #write(stream: Stream): void {
    if (stream.reply.raw.destroyed) return;
    const key = /^p\d+$/.test(stream.subject) ? 'customer' : 'topic';
    const data = JSON.stringify({ [key]: stream.subject, at: new Date(this.#clock.now()).toISOString() });
    stream.reply.raw.write(`event: changed\ndata: ${data}\n\n`);
  }

  #heartbeat(): void {
    for (const streams of this.#streams.values()) for (const stream of streams) stream.reply.raw.write(': still here\n\n');
  }

  /** Ends all streams; pages come back to the next copy by themselves. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const streams of this.#streams.values()) for (const stream of streams) stream.reply.raw.end();
  }
}

const liveQuery = Type.Object({
  customer: Type.Optional(Type.String()),
  topic: Type.Optional(Type.Union(topics.map((topic) => Type.Literal(topic)))),
});

const liveStream = file('text/event-stream', 'events called `changed`, each with `{"customer" or "topic", "at"}` as its data');

/** `GET /v1/live`: server-sent events for one customer's page or one topic. */
export function liveRoutes(app: ApiServer, { hub, postgres }: { hub: LiveHub; postgres: Postgres }): void {
  const schema = {
    tags: ['Live'],
    summary: 'Server-sent events: this customer, or this topic, has changed',
    querystring: liveQuery,
    response: { 200: liveStream },
  };
  app.get('/v1/live', {
    config: { permission: 'signedIn' },
    schema,
    handler: async (request, reply) => {
      const { customer, topic } = request.query;
      if (customer === undefined && topic === undefined) {
        throw new InvalidInput('live.no_subject', [{ at: 'query', message: 'say customer=p1042 or topic=operations' }]);
      }
      const subjects: string[] = topic === undefined ? [] : [topic];
      if (customer !== undefined) {
        const asked = parsePersonId(customer);
        const current: PersonId = await currentPerson(postgres, asked);
        // A page opened under an old number goes on being told of both.
        subjects.push(...new Set([formatPersonId(asked), formatPersonId(current)]));
      }
      hub.add(reply, subjects);
      return reply;
    },
  });
}
