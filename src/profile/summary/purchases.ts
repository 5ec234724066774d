import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonValue, type Money, minorUnitsOf, moneyOf, moneyOfUnits, textOf } from '../../foundation/index.ts';
import { amountOfText } from './amount-text.ts';
import { meaningOf } from './event-meaning.ts';
import type { Order, Reversal } from './summary.ts';

// Longer order ids are a programming error.
const orderIdLengthMax = 100;

// What an amount is in when neither the event nor its source says.
export const lastResortCurrency = 'USD';

/**
 * The money that an event moved, in minor units of its own currency, else of its source's: an order's revenue (else total, value, subtotal, else
 * what its products come to), a refund's with a minus, and `revenue` of events that only the firm knows. Undefined for all others: a cart's value has not been paid. Pure.
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

// As Segment's specification of commerce names them; of several the first that can be read.
const amountNames = ['revenue', 'total', 'value', 'subtotal'] as const;

/** The amount in the event's currency; undefined where none can be read without a guess. */
function amountIn({ properties }: CustomerEvent, currency: string): Money | undefined {
  for (const name of amountNames) {
    const money = readMoney(properties[name], currency);
    if (money !== undefined) return money;
  }
  return moneyOfProducts(properties, currency);
}

/** A number, or a text in a local form; undefined for one that can be read in two ways, or that names another currency. */
function readMoney(value: JsonValue | undefined, currency: string): Money | undefined {
  const units = readUnits(value, currency);
  return units === undefined ? undefined : moneyOfUnits(units, currency);
}

/** The same in minor units that are not rounded. */
function readUnits(value: JsonValue | undefined, currency: string): number | undefined {
  const plain = minorUnitsOf(value, currency);
  if (plain !== undefined || typeof value !== 'string') return plain;
  const read = amountOfText(value);
  return read === undefined || (read.currency !== undefined && read.currency !== currency)
    ? undefined
    : minorUnitsOf(read.amount, currency);
}

/** Price times quantity of all lines, less the order's discount, at least nothing; undefined when a line has no price that can be read. */
function moneyOfProducts({ products, discount }: CustomerEvent['properties'], currency: string): Money | undefined {
  if (!Array.isArray(products) || products.length === 0) return undefined;
  let minorUnits = 0;
  for (const line of products) {
    if (!isJsonObject(line)) return undefined;
    // What is sold by weight or by the thousand has prices of less than the smallest coin: a line is rounded, its price is not.
    const price = readUnits(line.price ?? line.unit_price, currency);
    const quantity = Number(line.quantity ?? 1);
    const sum = price === undefined ? undefined : moneyOfUnits(price * quantity, currency);
    if (sum === undefined) return undefined;
    minorUnits += sum.minorUnits;
  }
  const off = Math.abs(readMoney(discount, currency)?.minorUnits ?? 0);
  const rest = minorUnits > 0 ? Math.max(0, minorUnits - off) : minorUnits;
  return Number.isSafeInteger(rest) ? { minorUnits: rest, currency } : undefined;
}

function currencyOf(event: CustomerEvent, sourceCurrency: string | undefined): string {
  return namedCurrencyOf(event) ?? sourceCurrency ?? lastResortCurrency;
}

/** The currency that the event itself names, else the one that stands in its amount; its source's says where the shop is, not where she is. Pure. */
export function namedCurrencyOf({ properties }: CustomerEvent): string | undefined {
  const named = properties.currency;
  if (typeof named === 'string' && /^[A-Za-z]{3}$/.test(named)) return named.toUpperCase();
  for (const name of amountNames) {
    const value = properties[name];
    const currency = typeof value === 'string' ? amountOfText(value)?.currency : undefined;
    if (currency !== undefined) return currency;
  }
  return undefined;
}

/** The order that an `Order Completed` reports; without an id it is an order of its own. What it came to may be unknown. */
export function orderOf(event: CustomerEvent, time: number, sourceCurrency: string | undefined): Order {
  const named = namedCurrencyOf(event);
  const currency = named ?? sourceCurrency ?? '';
  const id = orderIdOf(event) ?? `~${event.messageId}`;
  const amount = amountIn(event, currency);
  const order: Order = [time, id, amount?.minorUnits ?? 0, currency];
  const marks = `${currency !== '' && named === undefined ? 's' : ''}${amount === undefined ? 'u' : ''}` as '' | 's' | 'su' | 'u';
  if (marks !== '') order.push(marks);
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
