import { Random } from '../larkfield/random.ts';

/** A world in which the chance of an answer is known: logistic in what is known of the moment, with weights of its own for each option. */
export interface LearningWorld {
  readonly options: number;
  readonly features: number;
  momentOf(random: Random): Float64Array;
  /** The true chance that this option is answered in this moment. */
  chanceOf(option: number, moment: Float64Array): number;
}

const options = 8;
const features = 5;

/** Options differ by their rate (some 8 %) and by whom they suit. */
export function learningWorld(seed: number): LearningWorld {
  const random = new Random(seed, 'learning world');
  const weights = Array.from({ length: options }, () =>
    Float64Array.from({ length: features }, (_, at) => (at === 0 ? -2.4 + 0.5 * random.normal() : 0.6 * random.normal())),
  );
  return {
    options,
    features,
    momentOf: (draw) =>
      Float64Array.from({ length: features }, (_, at) => (at === 0 ? 1 : at < 3 ? Number(draw.chance(0.4)) : draw.normal())),
    chanceOf: (option, moment) => {
      const own = weights[option] as Float64Array;
      return 1 / (1 + Math.exp(-own.reduce((sum, weight, at) => sum + weight * (moment[at] as number), 0)));
    },
  };
}
