import type { CustomerEvent } from '../../event/index.ts';
import { dayMs, type JsonObject, type JsonValue, nameKey, parseInstant, secondMs, textOf } from '../../foundation/index.ts';
import { orderIdOf } from './purchases.ts';
import { compareText } from './stable-hash.ts';
import { cutText } from './statements.ts';
import type { Receiving } from './summary.ts';

// Habits are of the last months: forty orders say what a person does.
export const receivingsMax = 40;
const placeLengthMax = 40;
// Longer texts are instructions to a driver.
const wayLengthMax = 80;

const wayKeys = [
  ...['fulfillment', 'fulfilment', 'fulfillment_method', 'fulfilment_method', 'fulfillment_type', 'fulfillmentMethod', 'fulfillmentType'],
  ...[
    'shipping_method',
    'shippingMethod',
    'shipping_type',
    'delivery_method',
    'deliveryMethod',
    'delivery_type',
    'deliveryType',
    'delivery',
  ],
  ...['shipping', 'pickup', 'pickup_method', 'collection', 'receive', 'received_by', 'way_to_receive'],
];
const collectTicks = ['is_pickup', 'isPickup', 'pickup', 'click_and_collect', 'in_store_pickup', 'collect_in_store', 'bopis'];
const placeKeys = [
  ...[
    'pickup_store',
    'pickupStore',
    'pickup_location',
    'pickupLocation',
    'collection_store',
    'collect_at',
    'store_name',
    'store',
    'store_id',
  ],
  ...['storeId', 'shop', 'branch', 'location'],
];
const timeKeys = [
  ...[
    'collected_at',
    'picked_up_at',
    'delivered_at',
    'received_at',
    'pickup_at',
    'pickup_time',
    'pickup_date',
    'pickupDate',
    'collection_date',
  ],
  ...['collection_time', 'delivery_date', 'deliveryDate'],
];
/** The first that fits says what a text means: a parcel shop is no shop, and what is collected is not shipped. */
const meanings: readonly (readonly [Receiving[2], RegExp])[] = [
  [
    'l',
    /locker|parcel[ _-]?(?:shop|point|station)|pick[ _-]?up[ _-]?(?:point|station)|service[ _-]?point|access[ _-]?point|packstation|ponto/i,
  ],
  ['c', /collect|pick(?:ed)?[ _-]?up|curb|bopis|in[ _-]?store|^(?:from )?(?:the )?(?:store|shop|branch)$|counter|abholung|levanta/i],
  ['e', /digital|download|e-?mail|electronic|voucher code/i],
  [
    'd',
    /deliver|ship|courier|home|express|standard|econom|post|parcel|next[ _-]?day|same[ _-]?day|overnight|ground|freight|entrega|correio|dhl|ups|fedex/i,
  ],
];

/**
 * How the order of an event reached her, or will: as the event says it, under the names of the field; an order in a store that says nothing was taken
 * along. Also `Order Collected`, `Order Picked Up` and `Order Delivered`, which say when. Undefined for all others. Pure.
 */
export function receivingOf(event: CustomerEvent, time: number, isOrder: boolean): Receiving | undefined {
  const came = isOrder ? undefined : cameBy(event.name);
  if (!isOrder && came === undefined) return undefined;
  const { properties } = event;
  const way = statedWay(properties) ?? came ?? (event.channel === 'store' || event.channel === 'kiosk' ? 's' : undefined);
  const orderId = orderIdOf(event) ?? (isOrder ? `~${event.messageId}` : undefined);
  if (way === undefined || orderId === undefined) return undefined;
  const place = way === 'c' || way === 's' ? firstText(properties, placeKeys) : '';
  const receiving: Receiving = [Math.floor(time / secondMs), orderId, way, cutText(place, placeLengthMax)];
  const at = came === undefined ? statedTime(properties) : Math.floor(time / secondMs);
  if (at !== undefined) receiving.push(at);
  return receiving;
}

function cameBy(name: string): Receiving[2] | undefined {
  if (!/collected|picked|delivered/i.test(name)) return undefined;
  const key = nameKey(name);
  if (key === 'ordercollected' || key === 'orderpickedup' || key === 'orderpickedupinstore') return 'c';
  return key === 'orderdelivered' ? 'd' : undefined;
}

function statedWay(properties: JsonObject): Receiving[2] | undefined {
  for (const key of collectTicks) if (properties[key] === true) return 'c';
  for (const key of wayKeys) {
    const text = wayText(properties[key]);
    if (text === undefined) continue;
    for (const [way, fits] of meanings) if (fits.test(text)) return way;
  }
  return undefined;
}

function wayText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return wayText(value.method ?? value.type ?? value.name);
  const text = textOf(value)?.trim();
  return text === undefined || text.length > wayLengthMax ? undefined : text;
}

function firstText(properties: JsonObject, keys: readonly string[]): string {
  for (const key of keys) {
    const value = properties[key];
    const text = typeof value === 'number' ? String(value) : textOf(value)?.trim();
    if (text !== undefined && text !== '') return text;
  }
  return '';
}

function statedTime(properties: JsonObject): number | undefined {
  for (const key of timeKeys) {
    const text = textOf(properties[key]);
    if (text === undefined) continue;
    const time = parseInstant(text);
    if (time === undefined || time <= 0) continue;
    return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? -Math.floor(time / dayMs) : Math.floor(time / secondMs);
  }
  return undefined;
}

/** Adds how an order reached her. The newest word on an order holds, and of all orders the newest `receivingsMax`. */
export function addReceiving(list: Receiving[], added: Readonly<Receiving>): void {
  const known = list.findIndex((each) => each[1] === added[1]);
  if (known >= 0) {
    if (compareReceivings(list[known] as Receiving, added) >= 0) return;
    list.splice(known, 1);
  }
  let at = list.length;
  while (at > 0 && compareReceivings(list[at - 1] as Receiving, added) > 0) at--;
  list.splice(at, 0, [...added]);
  if (list.length > receivingsMax) list.shift();
}

function compareReceivings(left: Readonly<Receiving>, right: Readonly<Receiving>): number {
  return (
    left[0] - right[0] ||
    compareText(left[1], right[1]) ||
    compareText(left[2], right[2]) ||
    compareText(left[3], right[3]) ||
    (left[4] ?? 0) - (right[4] ?? 0)
  );
}
