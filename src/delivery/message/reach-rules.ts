import { type AudiencePredicates, worldReader } from '../../audience/index.ts';
import { consentPurposesSetting } from '../../consent/index.ts';
import { type GateLog, gateRulesSetting, type StockDirectory } from '../../gate/index.ts';
import { traitPreferenceSetting } from '../../profile/index.ts';
import type { Settings } from '../../settings/index.ts';
import type { Postgres } from '../../storage/index.ts';
import { type ValueModels, valueCostsSetting } from '../../value/index.ts';
import type { ReachRules } from './read-receivers.ts';

export interface ReachDependencies {
  readonly postgres: Postgres;
  readonly settings: Settings;
  readonly models: Pick<ValueModels, 'current'>;
  readonly stock: Pick<StockDirectory, 'stockOf'>;
  readonly audiences: Pick<AudiencePredicates, 'of'>;
  readonly log: Pick<GateLog, 'note'>;
}

/** The settings that reaching people goes by. */
export const reachSettings = [consentPurposesSetting, gateRulesSetting, traitPreferenceSetting, valueCostsSetting] as const;

/** The rules by which people are reached, as they are set at each question. */
export function reachRules({ postgres, settings, models, stock, audiences, log }: ReachDependencies): ReachRules {
  return {
    consent: () => settings.read(consentPurposesSetting),
    gate: () => settings.read(gateRulesSetting),
    preference: () => settings.read(traitPreferenceSetting),
    stockOf: (product) => stock.stockOf(product),
    audience: (id) => audiences.of(id),
    world: worldReader(
      postgres,
      () => models.current(),
      () => settings.read(valueCostsSetting),
    ),
    log,
  };
}
