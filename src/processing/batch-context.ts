import type { RetiredFields } from '../event/index.ts';
import type { IdentityRules } from '../identity/index.ts';
import type { SearchRule } from '../profile/index.ts';
import type { SourceFacts } from '../source/index.ts';

/** The rules and the time that a batch is applied under. */
export interface BatchContext {
  readonly rules: IdentityRules;
  readonly source: (id: number) => SourceFacts | undefined;
  /** Under what permission searches are kept; without it they go from history too. */
  readonly searches: SearchRule;
  /** Fields that are accepted and not stored. */
  readonly retired: RetiredFields;
  readonly now: number;
  readonly deduplicationDays: number;
}
