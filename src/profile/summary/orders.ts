import { compareText } from './stable-hash.ts';
import type { Order, OrderTotal, Reversal } from './summary.ts';

// Twenty years of weekly purchases, in about 45 KB. A reseller with more is counted by `orderTotals`, repeats included.
export const ordersMax = 1000;
// Refunds are rare; beyond this the oldest no longer reduce what was spent.
export const reversalsMax = 200;
// A person pays in one or two currencies; of more, the first in the alphabet are kept.
const currenciesMax = 32;

function compareOrders(left: Readonly<Order>, right: Readonly<Order>): number {
  return (
    left[0] - right[0] ||
    compareText(left[1], right[1]) ||
    left[2] - right[2] ||
    compareText(left[3], right[3]) ||
    compareText(left[4] ?? '', right[4] ?? '')
  );
}

/**
 * Adds the record of an order. Of several records of one order (the shop's and the site's) the newest is kept, and of all orders the
 * newest `ordersMax`: an order's place depends on its newest record alone, which is what makes this exact in any order.
 */
export function addOrder(list: Order[], added: Readonly<Order>): void {
  const id = added[1];
  for (let at = list.length - 1; at >= 0; at--) {
    const known = list[at] as Order;
    if (known[1] !== id) continue;
    if (compareOrders(known, added) >= 0) return;
    list.splice(at, 1);
    break;
  }
  let at = list.length;
  while (at > 0 && compareOrders(list[at - 1] as Order, added) > 0) at--;
  list.splice(at, 0, [...added]);
  if (list.length > ordersMax) list.shift();
}

/** Adds to what was ever bought in a currency. */
export function addToOrderTotal(list: OrderTotal[], currency: string, events: number, minorUnits: number): void {
  const known = list.find((total) => total[0] === currency);
  if (known !== undefined) {
    known[1] += events;
    known[2] += minorUnits;
    return;
  }
  list.push([currency, events, minorUnits]);
  list.sort((left, right) => compareText(left[0], right[0]));
  if (list.length > currenciesMax) list.pop();
}

function compareReversals(left: Readonly<Reversal>, right: Readonly<Reversal>): number {
  return (
    left[0] - right[0] ||
    compareText(left[1], right[1]) ||
    compareText(left[2], right[2]) ||
    left[3] - right[3] ||
    compareText(left[4], right[4])
  );
}

/** Adds a refund or cancellation; each event counts, also when it says the same as another. */
export function addReversal(list: Reversal[], added: Readonly<Reversal>): void {
  let at = list.length;
  while (at > 0 && compareReversals(list[at - 1] as Reversal, added) > 0) at--;
  list.splice(at, 0, [...added]);
  if (list.length > reversalsMax) list.shift();
}
