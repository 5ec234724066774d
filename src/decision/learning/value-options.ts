import type { LoggedRow } from '../queries/decision.ts';
import {
  type ModelledOutcome,
  type PolicyValue,
  valueByNormalisedPropensity,
  valueByPropensity,
  valueDoublyRobust,
} from './value-policy.ts';

/** What would have come of always choosing one option, by three estimators, with what came of what was chosen. */
export interface OptionValues {
  readonly item: string;
  readonly byPropensity: PolicyValue;
  readonly normalised: PolicyValue;
  readonly doublyRobust: PolicyValue;
}

// Of an option that nothing was said of in a moment.
const chanceUnknown = 0.05;

/**
 * The value of always choosing each option, from decisions that were drawn: how often it would have been answered. `asItIs` is how often what was chosen was.
 * Assumptions as in `value-policy.ts`. An option that was chosen in none of them is not valued. Pure; cost: options × decisions.
 */
export function valueOptions(rows: readonly LoggedRow[]): { readonly asItIs: PolicyValue | undefined; readonly options: OptionValues[] } {
  if (rows.length === 0) return { asItIs: undefined, options: [] };
  const chances = rows.map((row) => JSON.parse(row.chances) as Record<string, number>);
  const items = [...new Set(rows.map(({ item }) => item))].sort();
  const options = items.map((item): OptionValues => {
    const log = rows.map((row, at): ModelledOutcome => {
      const expectedOf = (key: string): number => (chances[at] as Record<string, number>)[key] ?? chanceUnknown;
      return {
        ...{ propensity: row.propensity, wanted: row.item === item ? 1 : 0, outcome: row.outcome },
        ...{ expected: expectedOf(row.item), expectedWanted: expectedOf(item) },
      };
    });
    return {
      item,
      byPropensity: valueByPropensity(log),
      normalised: valueByNormalisedPropensity(log),
      doublyRobust: valueDoublyRobust(log),
    };
  });
  const asItIs = valueByPropensity(rows.map(({ outcome }) => ({ propensity: 1, wanted: 1, outcome })));
  return { asItIs, options };
}
