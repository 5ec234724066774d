import type { Problem } from '../foundation/index.ts';
import type { BackTestReport } from './backtest/back-test-report.ts';
import type { FieldQuestion } from './fields/measure-history.ts';
import type { ValueCosts } from './value-settings.ts';

/** What a fitting thread is started for. Days are whole days since 1970. */
export type FittingTask =
  | {
      readonly kind: 'fit';
      readonly by: string;
      readonly now: number;
      readonly yearsMax: number;
      readonly costs: ValueCosts;
      /** From how far on a notice is given. */
      readonly driftPercent: number;
    }
  | { readonly kind: 'score'; readonly now: number; readonly costs: ValueCosts }
  | {
      readonly kind: 'backTest';
      readonly cutDay: number;
      readonly endDay: number | undefined;
      readonly now: number;
      readonly yearsMax: number;
    }
  | { readonly kind: 'fields'; readonly by: string; readonly now: number; readonly question: FieldQuestion };

export interface FittingOptions {
  readonly postgresUrl: string;
  readonly warehouseUrl: string;
  readonly task: FittingTask;
}

/**
 * How it ended; `listProblem` when it is not known any more who is behind its numbers, or older lists could not be removed, `scoreProblem` when
 * not everybody was scored by it; `elsewhere` when another copy of the program is at it.
 */
export type FittingEnd =
  | { readonly kind: 'fitted'; readonly version: number; readonly listProblem?: string; readonly scoreProblem?: string }
  | { readonly kind: 'scored'; readonly version: number }
  | { readonly kind: 'measured'; readonly version: number; readonly listProblem?: string }
  | { readonly kind: 'backTested'; readonly report: BackTestReport; readonly listProblem?: string }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'refused'; readonly code: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly message: string };
