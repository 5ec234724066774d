import { Type } from '@sinclair/typebox';
import { Gauge, Registry } from 'prom-client';
import { type Clock, InvalidInput, type LatencySummary, NotFound } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { WorkerFigures } from '../processing/index.ts';
import type { ApiServer } from './server.ts';
import { clockState, operations, readiness } from './shapes/operations.ts';
import { file } from './shapes/shape.ts';

/** What is measured, each a window of the last minute; null where nothing happened. */
export interface OperationsFigures {
  readonly intake: LatencySummary | null;
  readonly find: LatencySummary | null;
  readonly customer: LatencySummary | null;
  readonly timeline: LatencySummary | null;
  readonly live: LatencySummary | null;
  readonly acceptedEvents: number;
}

export interface EngineFacts {
  readonly ok: boolean;
  readonly mode: 'embedded' | 'url';
  readonly version: string;
  readonly sizeBytes: number | null;
}

/** The clock that demonstrations move; `set` is absent where the product runs in earnest. */
export interface DemonstrationClock {
  readonly offsetMs: number;
  readonly set?: (offsetMs: number) => Promise<void>;
}

export interface OperationsDependencies {
  readonly audit: Audit;
  readonly clock: Clock;
  readonly systemClock: Clock;
  readonly demonstrationClock: () => DemonstrationClock;
  readonly figures: () => OperationsFigures;
  readonly processing: () => WorkerFigures | undefined;
  readonly engines: () => Promise<{ postgres: EngineFacts; warehouse: EngineFacts }>;
  readonly startedAt: number;
  readonly version: string;
}

// Events per second are read over this many seconds: long enough to be calm, short enough to follow a burst.
const rateSeconds = 5;
/** Milliseconds: a demonstration clock moved by more leaves the range of dates that events may have. */
export const clockOffsetMsMax = 50 * 366 * 24 * 3_600_000;

/** Speed and health as they are now; health and readiness for machines; the demonstration clock. */
export function operationsRoutes(app: ApiServer, dependencies: OperationsDependencies): void {
  const tags = ['Operations'];
  const rates = watchRates(dependencies);
  app.addHook('onClose', async () => rates.stop());

  app.get('/v1/operations', {
    config: { permission: 'operations.read' },
    schema: { tags, summary: 'Latencies of the last minute, queues, engines', response: { 200: operations } },
    handler: () => overview(dependencies, rates.read()),
  });

  const health = { tags, summary: 'The process runs', response: { 200: Type.Object({ ok: Type.Boolean() }) } };
  app.get('/health', { config: { permission: 'public' }, schema: health }, async () => ({ ok: true }));

  const version = {
    tags,
    summary: 'Which version this is',
    response: { 200: Type.Object({ name: Type.String(), version: Type.String() }) },
  };
  app.get('/version', { config: { permission: 'public' }, schema: version }, async () => ({
    name: 'Loyalty Loop',
    version: dependencies.version,
  }));

  const ready = { tags, summary: 'Both engines answer', response: { 200: readiness, 503: readiness } };
  app.get('/ready', { config: { permission: 'public' }, schema: ready }, async (_request, reply) => {
    const engines = await dependencies.engines();
    const isReady = engines.postgres.ok;
    return reply.status(isReady ? 200 : 503).send({ ready: isReady, postgres: engines.postgres.ok, warehouse: engines.warehouse.ok });
  });

  app.get(
    '/metrics',
    {
      config: { permission: 'operations.read' },
      schema: { tags, summary: 'The same figures for Prometheus', response: { 200: file('text/plain', 'figures') } },
    },
    async (_request, reply) => {
      const registry = await prometheus(dependencies, rates.read());
      return reply.type(registry.contentType).send(await registry.metrics());
    },
  );

  app.get('/v1/clock', {
    config: { permission: 'signedIn' },
    schema: { tags, summary: 'The time the product goes by', response: { 200: clockState } },
    handler: async () => clockView(dependencies),
  });

  const clockBody = Type.Object({
    offsetMs: Type.Optional(Type.Integer({ minimum: -clockOffsetMsMax, maximum: clockOffsetMsMax })),
    at: Type.Optional(Type.String()),
  });
  app.put('/v1/clock', {
    config: { permission: 'settings.edit' },
    schema: { tags, summary: 'Move the demonstration clock', body: clockBody, response: { 200: clockState } },
    handler: async (request) => {
      const { set } = dependencies.demonstrationClock();
      if (set === undefined) {
        throw new NotFound(
          'clock.not_movable',
          'this installation keeps the real time; start it with LOYALTY_DEMO_CLOCK=1 to move the clock',
        );
      }
      const { offsetMs, at } = request.body;
      const wanted = offsetMs ?? Date.parse(at ?? '') - dependencies.systemClock.now();
      if (!Number.isFinite(wanted) || Math.abs(wanted) > clockOffsetMsMax) {
        throw new InvalidInput('clock.bad_time', [{ at: 'at', message: 'give offsetMs, or an ISO time within 50 years' }]);
      }
      await set(Math.round(wanted));
      await dependencies.audit.record({
        actor: request.caller,
        action: 'clock.move',
        subject: 'clock',
        details: { offsetMs: Math.round(wanted) },
      });
      return clockView(dependencies);
    },
  });
}

function clockView(dependencies: OperationsDependencies) {
  const { offsetMs, set } = dependencies.demonstrationClock();
  return { now: new Date(dependencies.clock.now()).toISOString(), offsetMs, movable: set !== undefined };
}

interface Rates {
  readonly accepted: number;
  readonly processed: number;
}

/** Events per second over the last few seconds, from counters that only grow. */
function watchRates({ figures, processing }: OperationsDependencies): { read(): Rates; stop(): void } {
  const samples: { accepted: number; processed: number }[] = [];
  const timer = setInterval(() => {
    samples.push({ accepted: figures().acceptedEvents, processed: processing()?.processedEvents ?? 0 });
    if (samples.length > rateSeconds + 1) samples.shift();
  }, 1_000);
  timer.unref();
  return {
    read: () => {
      const first = samples[0];
      const last = samples.at(-1);
      const seconds = Math.max(1, samples.length - 1);
      if (first === undefined || last === undefined) return { accepted: 0, processed: 0 };
      return {
        accepted: Math.max(0, Math.round((last.accepted - first.accepted) / seconds)),
        processed: Math.max(0, Math.round((last.processed - first.processed) / seconds)),
      };
    },
    stop: () => clearInterval(timer),
  };
}

async function overview(dependencies: OperationsDependencies, perSecond: Rates) {
  const figures = dependencies.figures();
  const processing = dependencies.processing();
  const now = dependencies.clock.now();
  const oldest = Math.min(processing?.oldestAt ?? now, processing?.warehouseOldestAt ?? now);
  return {
    intake: figures.intake,
    processing: processing?.latency ?? null,
    find: figures.find,
    customer: figures.customer,
    timeline: figures.timeline,
    live: figures.live,
    queue: {
      inbox: processing?.backlogRows ?? null,
      warehouse: processing?.warehouseRowsWaiting ?? null,
      oldestSeconds: Math.max(0, Math.round((now - oldest) / 1000)),
    },
    engines: await dependencies.engines(),
    process: {
      startedAt: new Date(dependencies.startedAt).toISOString(),
      memoryBytes: process.memoryUsage.rss(),
      version: dependencies.version,
    },
    perSecond,
  };
}

async function prometheus(dependencies: OperationsDependencies, perSecond: Rates): Promise<Registry> {
  const registry = new Registry();
  const now = await overview(dependencies, perSecond);
  const gauge = (name: string, help: string, values: readonly (readonly [Record<string, string>, number])[]): void => {
    const metric = new Gauge({ name, help, labelNames: Object.keys(values[0]?.[0] ?? {}), registers: [registry] });
    for (const [labels, value] of values) metric.set(labels, value);
  };
  const measured = Object.entries({
    intake: now.intake,
    processing: now.processing,
    find: now.find,
    customer: now.customer,
    timeline: now.timeline,
    live: now.live,
  });
  gauge(
    'loyalty_latency_milliseconds',
    'Latency over the last minute; absent while idle',
    measured.flatMap(([path, summary]) =>
      summary === null ? [] : (['p50', 'p95', 'p99'] as const).map((quantile) => [{ path, quantile }, summary[quantile]] as const),
    ),
  );
  gauge('loyalty_events_per_second', 'Events over the last seconds', [
    [{ step: 'accepted' }, perSecond.accepted],
    [{ step: 'processed' }, perSecond.processed],
  ]);
  gauge('loyalty_queue_rows', 'What waits', [
    [{ queue: 'inbox' }, now.queue.inbox ?? 0],
    [{ queue: 'warehouse' }, now.queue.warehouse ?? 0],
  ]);
  gauge('loyalty_memory_bytes', 'Resident memory of the serving process', [[{}, now.process.memoryBytes]]);
  return registry;
}
