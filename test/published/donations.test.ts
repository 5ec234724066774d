import { describe, expect, it } from 'vitest';
import {
  bgBbChanceActive,
  bgBbExpected,
  bgBbLogLikelihood,
  bgBbStarts,
  fitLikelihood,
  type OpportunityCell,
} from '../../src/value/index.ts';
import { isDataThere, numbersOf, skippedWithout } from './public-data.ts';

// 11,104 supporters with a yearly opportunity from 1996 (Fader, Hardie & Shang 2010).
describe.skipIf(!isDataThere)(skippedWithout('BG/BB on the yearly donations'), () => {
  const cells = (): OpportunityCell[] =>
    numbersOf('clv-donations', 'donations_rf_matrix_cal.csv').map(([x, tx, n, people]) => ({
      x: x as number,
      tx: tx as number,
      n: n as number,
      people: people as number,
    }));
  const fitted = () => fitLikelihood((parameters, gradient) => bgBbLogLikelihood(parameters, cells(), gradient), bgBbStarts, 11_104);

  it('is where the paper found it', () => {
    const { parameters, logLikelihood } = fitted();
    expect([...parameters].map((value) => value.toFixed(3))).toEqual(['1.204', '0.750', '0.657', '2.783']);
    expect(logLikelihood).toBeCloseTo(-33_225.58, 2);
  });

  it('expects what was printed', () => {
    const { parameters } = fitted();
    const at = (x: number, tx: number) => ({ x, tx, n: 6 });
    expect([at(0, 0), at(2, 4), at(6, 6)].map((one) => bgBbChanceActive(parameters, one).toFixed(2))).toEqual(['0.11', '0.59', '0.93']);
    expect(bgBbExpected(parameters, at(0, 0), 10)).toBeCloseTo(0.1302169, 4);
    expect(bgBbExpected(parameters, at(4, 5), 10)).toBeCloseTo(3.627858, 3);
    const total = cells().reduce((sum, cell) => sum + cell.people * bgBbExpected(parameters, cell, 5), 0);
    expect(total).toBeCloseTo(12_884.2, 0);
  });

  it('foretells the five years after by how often people gave before', () => {
    const { parameters } = fitted();
    const printed = [0.07286, 0.32488, 0.70894, 1.33367, 2.0312, 2.78448, 3.7525];
    printed.forEach((mean, x) => {
      const those = cells().filter((cell) => cell.x === x);
      const people = those.reduce((sum, cell) => sum + cell.people, 0);
      expect(those.reduce((sum, cell) => sum + cell.people * bgBbExpected(parameters, cell, 5), 0) / people).toBeCloseTo(mean, 3);
    });
  });
});
