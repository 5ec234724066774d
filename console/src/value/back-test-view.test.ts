import { describe, expect, it } from 'vitest';
import { bestOf } from './back-test-view.ts';

describe('the best of each column', () => {
  const shown = (_: string, value: number) => value.toFixed(2);

  it('is the smallest miss, the truest order, the total nearest to nothing', () => {
    const best = bestOf(
      [
        { bias: -0.03, mae: 0.6, rmse: 1.2, gini: 0.7, spearman: 0.4 },
        { bias: 0.02, mae: 0.5, rmse: 1.3, gini: 0.8, spearman: 0.3 },
      ],
      shown,
    );
    expect(best).toEqual({ bias: '0.02', mae: '0.50', rmse: '1.20', gini: '0.80', spearman: '0.40' });
  });

  it('leaves out what a rule does not say', () => {
    expect(bestOf([{ gini: 0.7 }], shown).mae).toBeUndefined();
  });
});
