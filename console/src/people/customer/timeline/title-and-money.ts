import type { Money, TimelineEntry } from '../../../api/contract.ts';

/**
 * The title of an entry and its amount, spelled as everywhere else on the page: titles come from the server with the amount as
 * American English spells it. An amount that the title says is not said again beside it.
 */
export function titleAndMoney(
  { title, money }: Pick<TimelineEntry, 'money' | 'title'>,
  spell: (money: Money) => string,
): { title: string; money?: string } {
  if (money === undefined) return { title };
  const said = serverSpelling({ ...money, amount: Math.abs(money.amount) });
  const shown = spell(money);
  if (!title.includes(said)) return { title, money: shown };
  return { title: title.replace(said, () => spell({ ...money, amount: Math.abs(money.amount) })) };
}

function serverSpelling({ amount, currency }: Money): string {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}
