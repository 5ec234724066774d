import type { CustomerEvent } from '../../event/index.ts';
import { type Money, moneyOf, textOf } from '../../foundation/index.ts';
import { meaningOf } from './event-meaning.ts';
import type { Order, Reversal } from './summary.ts';

// Longer order ids are a programming error.
const orderIdLengthMax = 100;

// What an amount is in when neither the event nor its source says.
export const lastResortCurrency = 'USD';

/**
 * The money that an event moved, in minor units of its own currency, else of its source's: an order's revenue (else total, else value),
 * a refund's with a minus, and `revenue` of events that only the firm knows. Undefined for all others: a cart's value has not been paid. Pure.
 */
export function moneyOfEvent(event: CustomerEvent, sourceCurrency: string | undefined): Money | undefined {
  if (event.kind !== 'track') return undefined;
  const { order, wellKnown } = meaningOf(event.name);
  if (order === 'completed') return amountOf(event, sourceCurrency);
  if (order === 'refunded') {
    const amount = amountOf(event, sourceCurrency);
    return amount === undefined || amount.minorUnits === 0 ? amount : { ...amount, minorUnits: -Math.abs(amount.minorUnits) };
  }
  return wellKnown || event.properties.revenue === undefined
    ? undefined
    : moneyOf(event.properties.revenue, currencyOf(event, sourceCurrency));
}

function amountOf(event: CustomerEvent, sourceCurrency: string | undefined): Money | undefined {
  return amountIn(event, currencyOf(event, sourceCurrency));
}

function amountIn({ properties }: CustomerEvent, currency: string): Money | undefined {
  return moneyOf(properties.revenue, currency) ?? moneyOf(properties.total, currency) ?? moneyOf(properties.value, currency);
}

function currencyOf(event: CustomerEvent, sourceCurrency: string | undefined): string {
  return namedCurrencyOf(event) ?? sourceCurrency ?? lastResortCurrency;
}

/** The currency that the event itself names; its source's says where the shop is, not where she is. Pure. */
export function namedCurrencyOf(event: CustomerEvent): string | undefined {
  const named = event.properties.currency;
  return typeof named === 'string' && /^[A-Za-z]{3}$/.test(named) ? named.toUpperCase() : undefined;
}

/** The order that an `Order Completed` reports; without an id it is an order of its own. */
export function orderOf(event: CustomerEvent, time: number, sourceCurrency: string | undefined): Order {
  const currency = namedCurrencyOf(event) ?? sourceCurrency ?? '';
  const id = orderIdOf(event) ?? `~${event.messageId}`;
  const order: Order = [time, id, amountIn(event, currency)?.minorUnits ?? 0, currency];
  if (currency !== '' && namedCurrencyOf(event) === undefined) order.push('s');
  return order;
}

/** The refund or cancellation that an event reports. */
export function reversalOf(event: CustomerEvent, time: number, kind: Reversal[2], sourceCurrency: string | undefined): Reversal {
  const currency = namedCurrencyOf(event) ?? sourceCurrency ?? '';
  const amount = kind === 'r' ? amountIn(event, currency) : undefined;
  return [time, orderIdOf(event) ?? '', kind, amount === undefined ? -1 : Math.abs(amount.minorUnits), currency];
}

/** The order's id, as text. */
export function orderIdOf(event: CustomerEvent): string | undefined {
  const { properties } = event;
  const raw = properties.order_id ?? properties.orderId ?? properties.order_number;
  const id = typeof raw === 'number' ? String(raw) : textOf(raw)?.trim();
  return id === undefined || id === '' || id.length > orderIdLengthMax ? undefined : id;
}
