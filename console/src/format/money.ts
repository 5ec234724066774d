import type { Money } from '../api/contract.ts';

/** An amount with its currency, `$410` or `€1,204.50`; whole amounts without the zeros. */
export function moneyText(money: Money, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
      trailingZeroDisplay: 'stripIfInteger',
    } as Intl.NumberFormatOptions).format(money.amount);
  } catch {
    // Not an ISO code (loyalty points, for example): the number and the word as they came.
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(money.amount)} ${money.currency}`.trim();
  }
}
