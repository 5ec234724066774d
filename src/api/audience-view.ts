import { Type } from '@sinclair/typebox';
import { type Audience, conditionsIn, expandRule, type FindRule, type RuleWords, ruleInWords } from '../audience/index.ts';
import { type HiddenCondition, shownRule } from './hidden-conditions.ts';
import { rowNumber } from './row-number.ts';

export const audienceParams = Type.Object({ id: rowNumber() });

/** What the routes about audiences go by. */
export interface AudienceRules {
  readonly find: FindRule;
  readonly hidden: HiddenCondition;
}

/** An audience as it is shown to a caller: of hidden conditions, also of other audiences that it asks for, it says what they are about. */
export function audienceView(audience: Audience, { find, hidden }: AudienceRules, words: RuleWords) {
  const { id, state, version, name, about, rule, purpose, size, counted, countedAt, tookMs } = audience;
  const isHidden = isAudienceHidden(audience, { find, hidden });
  return {
    ...{ id, state, version, name, about, purpose, size, counting: state === 'active' && counted === '' },
    ...{ rule: shownRule(rule, hidden), words: ruleInWords(rule, words, (condition) => hidden(condition) !== undefined) },
    ...(isHidden ? { hidden: true as const } : {}),
    ...(countedAt === undefined ? {} : { countedAt: new Date(countedAt).toISOString() }),
    ...(tookMs === undefined ? {} : { tookMs }),
  };
}

/** Whether a caller does not see all that an audience asks for. */
function isAudienceHidden({ rule }: Pick<Audience, 'rule'>, { find, hidden }: AudienceRules): boolean {
  return conditionsIn(expandRule(rule, find)).some((condition) => hidden(condition) !== undefined);
}
