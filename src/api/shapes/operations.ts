import { Type } from '@sinclair/typebox';
import { nullable, oneOf, shape, time, wholeNumber } from './shape.ts';

const latency = shape(
  'Latency',
  { p50: Type.Number(), p95: Type.Number(), p99: Type.Number(), count: wholeNumber },
  'milliseconds over the last minute',
);

const engine = shape('EngineState', {
  ok: Type.Boolean(),
  mode: oneOf(['embedded', 'url']),
  version: Type.String(),
  sizeBytes: nullable(Type.Number()),
});

export const operations = shape('Operations', {
  intake: nullable(latency),
  processing: nullable(latency),
  find: nullable(latency),
  customer: nullable(latency),
  timeline: nullable(latency),
  live: nullable(latency),
  queue: Type.Object({ inbox: nullable(wholeNumber), warehouse: nullable(wholeNumber), oldestSeconds: wholeNumber }),
  engines: Type.Object({ postgres: engine, warehouse: engine }),
  process: Type.Object({ startedAt: time, memoryBytes: wholeNumber, version: Type.String() }),
  perSecond: Type.Object({ accepted: wholeNumber, processed: wholeNumber }),
});

export const readiness = shape('Readiness', { ready: Type.Boolean(), postgres: Type.Boolean(), warehouse: Type.Boolean() });

export const clockState = shape('ClockState', {
  now: time,
  offsetMs: Type.Integer({ description: 'how far the demonstration clock is from the real one' }),
  movable: Type.Boolean(),
});
