import { Type } from '@sinclair/typebox';
import { clockOffsetMsMax } from '../api/index.ts';
import { defineSetting, type Settings } from '../settings/index.ts';
import type { Configuration } from './configuration.ts';

/** How far the demonstration clock is ahead of the real one. Used only where `LOYALTY_DEMO_CLOCK=1`. */
export const clockOffsetSetting = defineSetting({
  key: 'app.clock',
  title: 'Demonstration clock',
  description: 'How many milliseconds the product is ahead of the real time; works only where the demonstration clock is allowed.',
  schema: Type.Object(
    { offsetMs: Type.Integer({ minimum: -clockOffsetMsMax, maximum: clockOffsetMsMax }) },
    { additionalProperties: false },
  ),
  default: { offsetMs: 0 },
});

/** How far the demonstration clock is ahead, where it may be moved. */
export function clockOffsetMs({ demoClock }: Configuration, settings: Settings): number {
  return demoClock ? settings.read(clockOffsetSetting).offsetMs : 0;
}
