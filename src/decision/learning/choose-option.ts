import { type Contender, chancesOfBest } from './chances-of-best.ts';

/** A choice with what it was drawn by: logged whole, so that other policies can be valued from it. */
export interface Choice {
  readonly place: number;
  /** With which chance each option is chosen in this moment. */
  readonly propensities: Float64Array;
}

export interface ExplorationRule {
  /** By how many deviations an option is taken for better than it is expected to be: what little is known of is tried (Auer 2002). */
  readonly optimism: number;
  /** What deviations are multiplied with: 1 is Thompson sampling, less of it draws less (Chapelle & Li 2011). */
  readonly curiosity: number;
  /** The share of choices that is spread evenly, so that no option's propensity is 0: what makes values of other policies possible. */
  readonly evenShare: number;
}

/**
 * What choices go by, set on simulated worlds of eight options and 5,000 choices, on others than those that `npm run check:learning` looks at: there
 * its regret is within a tenth of the best of ε-greedy, UCB and Thompson sampling at their best settings.
 */
export const explorationRule: ExplorationRule = { optimism: 1.25, curiosity: 0.25, evenShare: 0.005 };

/** The chance of each option to be chosen. Pure; cost: `chancesOfBest`. */
export function propensitiesOf(options: readonly Contender[], { optimism, curiosity, evenShare }: ExplorationRule): Float64Array {
  const seen = options.map(({ mean, deviation, worth }) => ({
    mean: mean + optimism * deviation,
    deviation: curiosity * deviation,
    worth,
  }));
  const chances = chancesOfBest(seen);
  for (let at = 0; at < chances.length; at += 1) chances[at] = (1 - evenShare) * (chances[at] as number) + evenShare / options.length;
  return chances;
}

/** One of at least one option, by its propensity; `draw` is uniform in [0, 1). Pure: the same draw chooses the same option. */
export function chooseOption(options: readonly Contender[], rule: ExplorationRule, draw: number): Choice {
  const propensities = propensitiesOf(options, rule);
  let left = draw;
  let place = 0;
  while (place < propensities.length - 1 && left >= (propensities[place] as number)) {
    left -= propensities[place] as number;
    place += 1;
  }
  return { place, propensities };
}
