import type { CustomerValue, ProfitLine, ValueMoney, ValueRange } from '../../../api/contract.ts';

export interface Profit {
  profit: ValueMoney;
  range: ValueRange;
  lines: readonly ProfitLine[];
}

/** What the relationship leaves; undefined for roles that do not see margins. */
export function profitOf({ profit, profitRange, lines }: NonNullable<CustomerValue['ahead']>): Profit | undefined {
  return profit === undefined || profitRange === undefined || lines === undefined ? undefined : { profit, range: profitRange, lines };
}
