import type { PurchaseLog } from '../log/purchase-log.ts';
import { candidates } from '../model/candidates.ts';
import { type BackTest, type BackTestPeople, backTest, type CalibrationGroup } from './back-test.ts';

/** A back-test as it is kept and shown: plain data. */
export interface BackTestReport extends Omit<BackTest, 'blend' | 'perPerson'> {
  /** Of the people compared; amounts are in its minor units. */
  readonly currency: string;
  readonly cutDay: number;
  readonly endDay: number;
  readonly model: string;
  readonly weights: { readonly model: number; readonly staying: number };
  /** Where the forecast is furthest from what came, as a share of all visits. */
  readonly worst: { readonly by: 'count' | 'tenth'; readonly group: number; readonly share: number };
  /** Under which its people are kept (see `listing/`); absent where they could not be. */
  readonly listing?: string;
}

/** The back-test of the product's own choice of models. @throws InvalidInput `value.nobody`, `value.no_amounts` */
export function backTestReport(
  log: PurchaseLog,
  currency: string,
  cutDay: number,
  endDay: number,
): { report: BackTestReport; people: BackTestPeople } {
  const { blend, perPerson, ...rest } = backTest(log, cutDay, endDay, candidates);
  const report = { ...rest, currency, cutDay, endDay, model: blend.fit.model.name, weights: blend.weights, worst: worstOf(rest) };
  return { report, people: perPerson };
}

function worstOf({ byCount, byExpected, visits }: Pick<BackTest, 'byCount' | 'byExpected' | 'visits'>): BackTestReport['worst'] {
  const shares = (by: 'count' | 'tenth', groups: readonly CalibrationGroup[]) =>
    groups.map(({ group, people, expected, actual }) => ({ by, group, share: (people * (expected - actual)) / visits }));
  return [...shares('count', byCount), ...shares('tenth', byExpected)].reduce((worst, one) =>
    Math.abs(one.share) > Math.abs(worst.share) ? one : worst,
  );
}
