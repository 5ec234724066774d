import type { ConsentRefusal, Purpose } from '../consent/index.ts';

/** Something that we are about to do for or towards a person. */
export interface Act {
  readonly purpose: Purpose;
  /** Where it reaches her: `email`, `sms`, `web`, `store` … */
  readonly channel: string;
  /** We come to her; otherwise she has come, and this is what she finds. */
  readonly isOutbound: boolean;
  /** It offers something that she did not ask for. */
  readonly isPromotion: boolean;
  readonly product?: string;
  /** It answers her own question: it costs no attention and waits for nothing. */
  readonly isAnswer?: boolean;
}

/** Why not: a stable code, and words for whoever reads the log. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly words: string;
  /** When time alone ends it, milliseconds since 1970. */
  readonly until?: number;
}

export interface GateAnswer {
  readonly allowed: boolean;
  /** Every reason, not only the first. */
  readonly refusals: readonly Refusal[];
}

/** Every code that the gate refuses with. */
export type RefusalCode =
  | ConsentRefusal
  | `relationship.${'help_me' | 'just_basics' | 'keep_me_posted' | 'leave_me_be' | 'work_with_me'}`
  | 'attention.spent'
  | 'cap.all'
  | 'cap.channel'
  | 'holiday'
  | 'problem.open'
  | 'quiet_hours'
  | 'stock.none';
