import type { ResponseBelief } from '../learning/response-belief.ts';
import type { Intent } from '../moment/intents.ts';
import type { MomentFacts } from './moment-facts.ts';
import type { OptionRow } from './option-table.ts';

/** What is known of an option in a moment, as numbers from 0 to 1 (the first is 1, the constant). */
export const featureNames = ['any', 'intent', 'stage', 'question', 'read', 'returning', 'small', 'known'] as const;
export type FeatureName = (typeof featureNames)[number];

// Before anything is learned: one in twenty is answered; what fits what she is about is answered most of all (what she
// searched for a moment ago says more than the stage and its next question), and the question that comes next several times as often.
const rateBefore = 0.05;
const weightsBefore: Readonly<Record<FeatureName, number>> = {
  any: Math.log(rateBefore / (1 - rateBefore)),
  intent: 4,
  stage: 0.8,
  question: 1.2,
  read: -1,
  returning: 0,
  small: 0,
  known: 0,
};
// One piece of content is answered by a third of people and another by one in a hundred: an item must be tried before anything is known of it. That what fits is answered
// more often is surer.
const deviationOfAny = 1.5;
const deviationOfWeights = 0.5;

/** What is believed of an option that nobody was offered yet: reasoned weights, to be moved by what is learned. */
export function beliefBefore(): ResponseBelief {
  const size = featureNames.length;
  const covariance = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) covariance[row * size + row] = (row === 0 ? deviationOfAny : deviationOfWeights) ** 2;
  return { mean: Float64Array.from(featureNames, (name) => weightsBefore[name]), covariance };
}

const smallDevices: ReadonlySet<string> = new Set(['phone', 'sms', 'car', 'watch', 'app']);

/** Reads the features of options in a moment. */
export class FeatureReader {
  readonly #facts: MomentFacts;
  readonly #stage: string | undefined;
  readonly #returning: number;
  readonly #small: number;
  readonly #known: number;

  constructor(facts: MomentFacts) {
    this.#facts = facts;
    this.#stage = facts.stage?.stage;
    this.#returning = (facts.visitNumber ?? 1) > 1 ? 1 : 0;
    this.#small = smallDevices.has(facts.context.moment.device) && facts.may('device') ? 1 : 0;
    this.#known = facts.isKnown ? 1 : 0;
  }

  /** By `featureNames`; `before` itself where they are the same, and one array for all that she is not about and that have the same ones. */
  of({ item, about, stages, questions }: OptionRow, before: readonly number[] | undefined): readonly number[] {
    const { intents, question: asked, readings } = this.#facts;
    const intent = intents.length === 0 ? 0 : intentShare(about, intents);
    const stage = this.#stage !== undefined && stages.includes(this.#stage) ? 1 : 0;
    const question = asked !== undefined && questions.includes(asked) ? 1 : 0;
    const read = readings.size > 0 && readings.has(item) ? 1 : 0;
    const [returning, small, known] = [this.#returning, this.#small, this.#known];
    if (intent === 0) return plainFeatures[stage + 2 * question + 4 * read + 8 * returning + 16 * small + 32 * known] as readonly number[];
    if (before !== undefined && before[1] === intent && before[2] === stage && before[3] === question && before[4] === read)
      if (before[5] === returning && before[6] === small && before[7] === known) return before;
    return [1, intent, stage, question, read, returning, small, known];
  }
}

const returningAt = featureNames.indexOf('returning');
// In log-odds: what makes an answer by less than a tenth likelier is no reason to anybody.
const reasonMin = 0.1;

/** Whether an option was weighed more for somebody who has been here before than for a first visit. Pure. */
export function speaksForReturning(features: readonly number[], belief: ResponseBelief | undefined): boolean {
  return features[returningAt] === 1 && (belief?.mean[returningAt] ?? weightsBefore.returning) >= reasonMin;
}

/** All that there can be of features of what she is not about. */
const plainFeatures: readonly (readonly number[])[] = Array.from({ length: 64 }, (_, bits) => [
  ...[1, 0],
  ...[1, 2, 4, 8, 16, 32].map((bit) => (Math.trunc(bits / bit) % 2 === 1 ? 1 : 0)),
]);

/** Whether features are those of what she is not about: there are few of them, each one array. */
export function isPlain(features: readonly number[]): boolean {
  return features[1] === 0;
}

/** How strongly she is about what the item is of. */
function intentShare(about: readonly string[], intents: readonly Intent[]): number {
  let share = 0;
  for (const { topic, strength } of intents) if (strength > share && about.includes(topic)) share = strength;
  return share;
}
