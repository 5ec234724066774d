import type { Touches } from '../audience/index.ts';
import type { ConsentRules, DelicateRules } from '../consent/index.ts';
import type { NoticeRules } from '../delivery/index.ts';
import type { RetiredFields } from '../event/index.ts';
import type { GateRules } from '../gate/index.ts';
import type { IdentityRules } from '../identity/index.ts';
import type { SearchRule } from '../profile/index.ts';
import type { SourceFacts } from '../source/index.ts';

/** The rules and the time that a batch is applied under. */
export interface BatchContext {
  readonly rules: IdentityRules;
  readonly source: (id: number) => SourceFacts | undefined;
  /** Under what permission searches are kept; without it they go from history too. */
  readonly searches: SearchRule;
  /** What may be done with what people said and did. */
  readonly consent: ConsentRules;
  /** When people are left alone. */
  readonly gate: GateRules;
  /** What is kept only by agreement, besides searches. */
  readonly delicate: DelicateRules;
  /** Fields that are accepted and not stored. */
  readonly retired: RetiredFields;
  /** Which events are said to people as notices. */
  readonly notices: NoticeRules;
  /** What audiences ask for; undefined while nobody keeps them here. */
  readonly interest?: Touches | undefined;
  readonly now: number;
  readonly deduplicationDays: number;
}
