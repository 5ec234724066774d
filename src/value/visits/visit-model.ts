import type { LogLikelihood } from '../fit/fit-likelihood.ts';
import type { PurchaseCells, PurchaseHistory } from './purchase-cells.ts';

/** Histories are in weeks, as in the papers. */
export const unitDays = 7;

/** A model of when people come back and whether they still will: "buy till you die" (Schmittlein, Morrison & Colombo 1987). */
export interface VisitModel {
  readonly name: VisitModelName;
  /** Names of the parameters as their papers print them; all are positive. */
  readonly parameterNames: readonly string[];
  /**
   * The shape k of its Erlang intervals, where purchases come more regularly than at random (k > 1): its likelihoods of cells then leave out what the
   * intervals decide (`intervalsLogLikelihood`).
   */
  readonly regularity?: number;
  /** Where a fit begins, for histories in weeks. */
  readonly starts: readonly (readonly number[])[];
  /** Σ people · ln L over the cells, made ready for many evaluations; it writes the gradient by the logarithms of the parameters. */
  likelihoodOf(cells: PurchaseCells): LogLikelihood;
  with(parameters: ArrayLike<number>): FittedVisits;
}

export type VisitModelName = 'bg-nbd' | 'mbg-nbd' | `mbg-cnbd-${number}` | 'pareto-nbd';

/** A model with its parameters: answers for one person in microseconds. Times are in the unit of the fit. */
export interface FittedVisits {
  /** Expected purchases of somebody new in her first `t` after her first purchase. */
  expectedOfNew(t: number): number;
  /** P(still a customer at T). */
  chanceActive(history: PurchaseHistory): number;
  /** False where the model lets nobody leave before she has done more: its chance of 1 is then an assumption. Always true when left out. */
  knowsLeaving?(history: PurchaseHistory): boolean;
  /** `chanceActive` of every cell, where many at once are cheaper than one by one. */
  chancesActive?(cells: PurchaseCells): Float64Array;
  /** P(had not left by T), before it is known when she came: what `chanceActive` learns from her visits is what differs from it. */
  chanceStayed(history: PurchaseHistory): number;
  /** Expected purchases in (T, T + t]. */
  expected(history: PurchaseHistory, t: number): number;
  /** The same of somebody known to be a customer still: `expected` is `chanceActive` times this. */
  expectedIfActive(history: PurchaseHistory, t: number): number;
  /** The same, were nobody ever to leave: what the blend weighs against it. */
  expectedIfStaying(history: PurchaseHistory, t: number): number;
  /** How well her rate is known: the shape of its Gamma distribution, in visits. */
  shapeIfStaying(history: PurchaseHistory): number;
  /** P(X = n) in (T, T + t] for n = 0 … until the rest is below 1e-9, or `countMax`. */
  distribution(history: PurchaseHistory, t: number, countMax: number): Float64Array;
}

/** The four parameters that the models here have. */
export function fourOf(parameters: ArrayLike<number>): [number, number, number, number] {
  return [parameters[0] as number, parameters[1] as number, parameters[2] as number, parameters[3] as number];
}
