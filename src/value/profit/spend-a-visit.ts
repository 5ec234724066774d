import { expectedSpend } from './gamma-gamma.ts';
import type { SpendModel } from './spend-models.ts';

/** What somebody spent in one currency: over how many visits, and the sum, net. Visits without a known amount in it are none of these. */
export interface Spending {
  readonly visits: number;
  /** Minor units. */
  readonly spent: number;
}

/** The part of a value model that speaks of money. */
export interface SpendModels {
  readonly spend: Readonly<Record<string, SpendModel>>;
  readonly spendLevel: number;
}

/** What a later visit brings over what the currency's model expects. Where it had too few visits to learn from, 1: another currency's level says nothing of it. Pure. */
export function spendLevelIn({ spend, spendLevel }: SpendModels, currency: string): number {
  return spend[currency]?.level ?? spendLevel;
}

/** Her own mean in the currency, minor units; 0 where no visit has an amount in it. Pure. */
export function ownSpend({ visits, spent }: Spending): number {
  return visits === 0 ? 0 : Math.max(0, spent / visits);
}

/**
 * What a visit of hers is expected to bring: her own mean, drawn to what everybody spends in this currency the more, the fewer visits there are, and everybody's mean where none
 * of hers has a known amount. Her own where no model of it could be fitted, or where she paid nothing: the model speaks of amounts above zero. Pure.
 */
export function spendAVisit(models: SpendModels, currency: string, spending: Spending): number {
  const own = ownSpend(spending);
  const model = models.spend[currency];
  if (model === undefined || !isModelled(model, spending)) return own;
  return spendLevelIn(models, currency) * expectedSpend(model.parameters, spending.visits, own);
}

/** Whether the model says anything of such a person. Pure. */
export function isModelled({ parameters: [p, q] }: SpendModel, spending: Spending): boolean {
  return (spending.visits === 0 || ownSpend(spending) > 0) && p * spending.visits + q > 1;
}
