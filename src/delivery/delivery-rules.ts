import { Type } from '@sinclair/typebox';
import { defineSetting } from '../settings/index.ts';

/** How patient we are with subscribers. */
export const deliveryRulesSetting = defineSetting({
  key: 'delivery.rules',
  title: 'Patience with subscribers',
  description: 'How long a webhook may take, for how long its events wait for it, and when it is switched off with a notice.',
  schema: Type.Object(
    {
      timeoutSeconds: Type.Number({ minimum: 1, maximum: 30, description: 'seconds that one delivery may take' }),
      giveUpHours: Type.Number({ minimum: 1, maximum: 240, description: 'hours after which one refused event is set aside' }),
      disableAfterDays: Type.Number({
        minimum: 0.1,
        maximum: 10,
        description: 'days without one success after which a webhook is switched off',
      }),
      waitingMax: Type.Integer({ minimum: 1_000, maximum: 10_000_000, description: 'events that may wait for one webhook' }),
      logDays: Type.Number({ minimum: 1, maximum: 90, description: 'days that the log of deliveries is kept' }),
    },
    { additionalProperties: false },
  ),
  // Ten seconds is what receivers of the field promise to answer in; three days carry a subscriber over a weekend; a million events of
  // 2 KB are 2 GB of disk, beyond which one dead subscriber would begin to harm the house.
  default: { timeoutSeconds: 10, giveUpHours: 72, disableAfterDays: 3, waitingMax: 1_000_000, logDays: 7 },
});
