import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerChance, learnAnswer, logOddsOf, priorBelief, type ResponseBelief } from './response-belief.ts';

const moments = fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom<0 | 1>(0, 1)), { maxLength: 60 });

function learned(answers: readonly (readonly [number, 0 | 1])[]): ResponseBelief {
  return answers.reduce((belief, [feature, answer]) => learnAnswer(belief, [1, feature], answer), priorBelief(2, 0.1, 1));
}

describe('a belief', () => {
  it('knows more after every answer: no log-odds become less certain', () => {
    fc.assert(
      fc.property(moments, fc.double({ min: -2, max: 2, noNaN: true }), (answers, feature) => {
        let before = Number.POSITIVE_INFINITY;
        for (let many = 0; many <= answers.length; many += 1) {
          const { deviation } = logOddsOf(learned(answers.slice(0, many)), [1, feature]);
          expect(deviation).toBeLessThanOrEqual(before + 1e-9);
          before = deviation;
        }
      }),
    );
  });

  it('moves towards what came, and keeps a covariance that is one', () => {
    fc.assert(
      fc.property(moments, fc.double({ min: -2, max: 2, noNaN: true }), (answers, feature) => {
        const belief = learned(answers);
        const chance = (after: ResponseBelief) => answerChance(logOddsOf(after, [1, feature]));
        expect(logOddsOf(learnAnswer(belief, [1, feature], 1), [1, feature]).mean).toBeGreaterThan(logOddsOf(belief, [1, feature]).mean);
        expect(chance(learnAnswer(belief, [1, feature], 0))).toBeLessThan(chance(learnAnswer(belief, [1, feature], 1)));
        const [a, b, c, d] = belief.covariance as unknown as [number, number, number, number];
        expect(b).toBeCloseTo(c, 12);
        expect(a * d - b * c).toBeGreaterThan(0);
      }),
    );
  });

  it('finds the rates of two kinds of people', () => {
    let state = 7;
    const draw = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const answers = Array.from({ length: 4_000 }, () => {
      const feature = draw() < 0.5 ? 1 : 0;
      return [feature, draw() < (feature === 1 ? 0.4 : 0.05) ? 1 : 0] as const;
    });
    const belief = learned(answers);
    const rateOf = (feature: number) => {
      const of = answers.filter(([one]) => one === feature);
      return of.filter(([, answer]) => answer === 1).length / of.length;
    };
    for (const feature of [0, 1]) expect(answerChance(logOddsOf(belief, [1, feature]))).toBeCloseTo(rateOf(feature), 1.5);
  });
});
