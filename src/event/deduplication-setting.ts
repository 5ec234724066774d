import { Type } from '@sinclair/typebox';
import { defineSetting } from '../settings/index.ts';
import { deduplicationDaysMax } from './seen-messages.ts';

/** For how long a repeated message id is recognised. */
export const deduplicationSetting = defineSetting({
  key: 'event.deduplication',
  title: 'Repeated events',
  description: 'For how many full days a repeated message id of a source is recognised and ignored; senders retry for up to 12 hours.',
  schema: Type.Object({ days: Type.Integer({ minimum: 1, maximum: deduplicationDaysMax - 1 }) }, { additionalProperties: false }),
  default: { days: 3 },
});
