import type { Purpose } from '../consent/index.ts';

/** How something that we sent was met: `sent` until we know more, `failed` when it never reached her. */
export const contactStates = ['sent', 'seen', 'used', 'ignored', 'failed'] as const;
export type ContactState = (typeof contactStates)[number];

/** Something that we sent to somebody, by the identifier it was sent to. Time in milliseconds since 1970. */
export interface Contact {
  readonly identifierId: number;
  readonly channel: string;
  readonly purpose: Purpose;
  readonly isPromotion: boolean;
  readonly isAnswer: boolean;
  readonly at: number;
  /** The message, by its own number or name: with it `markContact` finds the row. */
  readonly message: string;
  readonly state: ContactState;
}

/** Whether it took of her attention: it reached her, she had not asked for it, and it was not about what she had ordered. Pure. */
export function isUnasked({ purpose, isAnswer, state }: Contact): boolean {
  return !isAnswer && purpose !== 'service' && state !== 'failed';
}
