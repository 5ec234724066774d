import { Type } from '@sinclair/typebox';
import { defineSetting } from './setting.ts';

const kilobyte = 1024;

/** How much one sender may send at once. The defaults are Segment's published ones, so that its SDKs find what they expect;
 * but for the bytes of a request. */
export const collectLimitsSetting = defineSetting({
  key: 'collect.limits',
  title: 'Limits of collecting',
  description:
    'How large one event, one batch and one request may be. A larger event, or a batch of more events, waits in quarantine; ' +
    'of a larger request nothing is kept.',
  schema: Type.Object(
    {
      eventBytesMax: Type.Integer({ minimum: 1 * kilobyte, maximum: 1024 * kilobyte, description: 'bytes of one event as JSON' }),
      batchEventsMax: Type.Integer({ minimum: 1, maximum: 50_000, description: 'events in one batch' }),
      requestBytesMax: Type.Integer({
        minimum: 64 * kilobyte,
        maximum: 64 * 1024 * kilobyte,
        description: 'bytes of one request after unpacking; 2,500 events of a usual size fit well inside',
      }),
    },
    { additionalProperties: false },
  ),
  // 32 KB an event and 2,500 events a batch are Segment's limits. Its 500 KB a batch is too small for the others who send to the same
  // addresses (RudderStack takes 4,000 KB, and its server SDK ends the process on a 400), so the request limit is theirs.
  default: { eventBytesMax: 32 * kilobyte, batchEventsMax: 2_500, requestBytesMax: 4_000 * kilobyte },
});
