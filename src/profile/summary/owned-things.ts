import type { CustomerEvent } from '../../event/index.ts';
import {
  BoundedCache,
  dayMs,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  moneyOf,
  nameKey,
  parseInstant,
  secondMs,
  textOf,
} from '../../foundation/index.ts';
import type { EventMeaning } from './event-meaning.ts';
import { opinionOf } from './opinions.ts';
import { cutText } from './statements.ts';
import type { OwnedFact, ServiceRecord, ThingSignal } from './summary.ts';

/** What one event says about connected things that a person owns, services on them, and how they do. */
export interface OwnedObservation {
  readonly facts: readonly OwnedFact[];
  readonly services: readonly ServiceRecord[];
  readonly signals: readonly ThingSignal[];
}

// Longer is a text in the wrong place.
const keyLengthMax = 60;
const labelLengthMax = 60;
// An order of more lines is a firm's.
const linesMax = 20;
/** Four weeks: as fine as a trend over a year is looked at. */
export const signalPeriodDays = 28;

type Sense = 'owned' | 'gone' | 'serviceOn' | 'serviceOff' | 'use' | 'fault' | 'warning' | 'repair' | 'mended';

const thing = '(?:product|device|vehicle|bike|machine|appliance|car)';
const service = '(?:service|subscription|addon|feature|plan|serviceplan)';
const senseShapes: readonly (readonly [Sense, RegExp])[] = [
  ['owned', new RegExp(`^${thing}(?:registered|activated|paired|connected|handedover)$`)],
  ['gone', new RegExp(`^${thing}(?:returned|sold|disposed|unregistered|deactivated|recycled|stolen|transferred)$`)],
  [
    'serviceOn',
    new RegExp(
      `^${service}(?:activated|started|enabled|subscribed|added|turnedon|switchedon|resumed|renewed|reactivated|purchased|created)$`,
    ),
  ],
  ['serviceOff', new RegExp(`^${service}(?:deactivated|cancell?ed|ended|disabled|stopped|expired|removed|turnedoff|switchedoff|paused)$`)],
  [
    'fault',
    /^(?:faultreported|faultdetected|deviceerror|productfault|devicefault|servicefailed|serviceinterrupted|deviceoffline|breakdownreported|fault)$/,
  ],
  ['warning', /^(?:batterylow|lowbattery|maintenancedue|servicedue|warningreported)$/],
  ['repair', /^(?:repairrequested|repairstarted|warrantyclaimed)$/],
  ['mended', /^(?:repaircompleted|faultresolved|servicerestored|deviceonline)$/],
  [
    'use',
    new RegExp(
      `^(?:serviceused|featureused|${thing}used|ridecompleted|tripcompleted|tripended|rideended|distance|distancereported|sessioncompleted)$`,
    ),
  ],
];
// A firm has hundreds of names; beyond this they are made up by a program.
const senses = new BoundedCache<string, Sense | 'none'>(10_000);

function senseOf(name: string): Sense | undefined {
  let sense = senses.get(name);
  if (sense === undefined) {
    const key = nameKey(name);
    sense = senseShapes.find(([, shape]) => shape.test(key))?.[0] ?? 'none';
    senses.set(name, sense);
  }
  return sense === 'none' ? undefined : sense;
}

// What a signal says of how she fares with it, in hundredths between -100 and 100.
const signalScores = { fault: -100, warning: -40, repair: -50, mended: 30, use: 50 } as const;

/**
 * What a track event says about owned things: names of the field (`Product Registered`, `Service Activated`, `Subscription Cancelled`, `Fault Reported`,
 * `Battery Low`, `Service Used` …), order lines with a serial number or `connected: true`, and opinions that name a product. Undefined for all
 * others. Pure; cost: one look-up of the name.
 */
export function ownedObservation(
  event: CustomerEvent,
  time: number,
  meaning: EventMeaning,
  sourceCurrency: string | undefined,
): OwnedObservation | undefined {
  const second = Math.floor(time / secondMs);
  if (meaning.order === 'completed') return ofLines(event, second, sourceCurrency);
  const sense = senseOf(event.name);
  if (sense === undefined && meaning.opinion === undefined) return undefined;
  const key = keyOf(event.properties) ?? serialIn(event.context.externalIds);
  const period = Math.floor(time / (signalPeriodDays * dayMs));
  if (sense === undefined) {
    const opinion = key === undefined || meaning.opinion === undefined ? undefined : opinionOf(event, meaning.opinion);
    if (key === undefined || opinion === undefined) return undefined;
    return { facts: [], services: [], signals: [[period, key, 'opinion', 1, opinionScore(opinion.kind, opinion.hundredths)]] };
  }
  if (sense === 'serviceOn' || sense === 'serviceOff') return ofService(event, second, key ?? '', sense === 'serviceOn', sourceCurrency);
  if (key === undefined) return undefined;
  if (sense === 'owned') return { facts: factsOf(event.properties, key, second, sourceCurrency), services: [], signals: [] };
  if (sense === 'gone') return { facts: [[key, 'x', second]], services: [], signals: [] };
  const failed = sense === 'fault' && /service/i.test(event.name);
  // What a thing itself sends says that it is there.
  const facts: OwnedFact[] = event.channel === 'product' ? [[key, 'f', second], ...labelFact(event.properties, key, second)] : [];
  return { facts, services: [], signals: [[period, key, failed ? 'failed' : sense, 1, signalScores[sense]]] };
}

function ofLines({ properties }: CustomerEvent, second: number, sourceCurrency: string | undefined): OwnedObservation | undefined {
  const { products } = properties;
  if (!Array.isArray(products)) return undefined;
  const facts: OwnedFact[] = [];
  for (const line of products.slice(0, linesMax)) {
    if (!isJsonObject(line) || (line.connected !== true && serialOf(line) === undefined)) continue;
    const key = keyOf(line);
    if (key !== undefined) facts.push(...factsOf({ currency: properties.currency, ...line }, key, second, sourceCurrency));
  }
  return facts.length === 0 ? undefined : { facts, services: [], signals: [] };
}

function factsOf(properties: JsonObject, key: string, second: number, sourceCurrency: string | undefined): OwnedFact[] {
  const facts: OwnedFact[] = [[key, 'f', boughtSecond(properties) ?? second], ...labelFact(properties, key, second)];
  const price = moneyOf(
    properties.price ?? properties.unit_price ?? properties.value ?? properties.msrp,
    currencyIn(properties, sourceCurrency),
  );
  if (price !== undefined && price.minorUnits > 0) facts.push([key, 'p', second, price.minorUnits, price.currency]);
  const product = shortText(properties.product_id ?? properties.productId ?? properties.sku);
  if (product !== undefined && product !== key) facts.push([key, 'm', second, product]);
  return facts;
}

function labelFact(properties: JsonObject, key: string, second: number): OwnedFact[] {
  const label = textOf(properties.product_name) ?? textOf(properties.name) ?? textOf(properties.model) ?? textOf(properties.product);
  return label === undefined ? [] : [[key, 'n', second, cutText(label, labelLengthMax)]];
}

function ofService(event: CustomerEvent, second: number, key: string, isOn: boolean, sourceCurrency: string | undefined): OwnedObservation {
  const { properties } = event;
  const name = shortText(
    properties.service ??
      properties.service_name ??
      properties.serviceName ??
      properties.subscription ??
      properties.subscription_name ??
      properties.feature ??
      properties.plan ??
      properties.service_id ??
      properties.subscription_id ??
      properties.name,
  );
  const record: ServiceRecord = [key, name ?? 'service', [isOn ? second : -second]];
  const raw =
    properties.monthly_price ?? properties.price_per_month ?? properties.fee ?? properties.price ?? properties.amount ?? properties.mrr;
  const fee = moneyOf(raw, currencyIn(properties, sourceCurrency));
  if (fee !== undefined && fee.minorUnits >= 0 && isOn) {
    const yearly =
      properties.monthly_price === undefined &&
      /year|annual/i.test(textOf(properties.interval ?? properties.period ?? properties.billing) ?? '');
    record.push(second, Math.round(fee.minorUnits / (yearly ? 12 : 1)), fee.currency);
  }
  return { facts: [], services: [record], signals: [] };
}

function currencyIn({ currency }: JsonObject, sourceCurrency: string | undefined): string {
  return typeof currency === 'string' && /^[A-Za-z]{3}$/.test(currency) ? currency.toUpperCase() : (sourceCurrency ?? '');
}

/** By its serial number, else by what product it is. */
function keyOf(properties: JsonObject): string | undefined {
  return serialOf(properties) ?? shortText(properties.product_id ?? properties.productId ?? properties.sku);
}

function serialOf(properties: JsonObject): string | undefined {
  return shortText(
    properties.serial_number ??
      properties.serialNumber ??
      properties.serial ??
      properties.product_serial ??
      properties.vin ??
      properties.frame_number ??
      properties.device_serial,
  );
}

function serialIn(externalIds: JsonValue | undefined): string | undefined {
  if (!Array.isArray(externalIds)) return undefined;
  const found = externalIds.find((one) => isJsonObject(one) && typeof one.type === 'string' && /serial|vin$|frame/i.test(one.type));
  return isJsonObject(found) ? shortText(found.id) : undefined;
}

function shortText(value: JsonValue | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value)?.trim();
  return text === undefined || text === '' || text.length > keyLengthMax ? undefined : text;
}

function boughtSecond(properties: JsonObject): number | undefined {
  const time = parseInstant(textOf(properties.purchased_at ?? properties.bought_at ?? properties.purchase_date) ?? '');
  return time === undefined || time <= 0 ? undefined : Math.floor(time / secondMs);
}

/** An answer on its scale, in hundredths between -100 and 100; of a scale that is not named, five, ten or a hundred steps by the answer's size. */
function opinionScore(kind: string, hundredths: number): number {
  const score = hundredths / 100;
  const [middle, half] =
    kind === 'nps'
      ? [5, 5]
      : kind === 'ces'
        ? [4, 3]
        : kind === 'rating' || kind === 'csat' || score <= 5
          ? [3, 2]
          : score <= 10
            ? [5, 5]
            : [50, 50];
  return Math.round(100 * Math.min(1, Math.max(-1, (score - middle) / half)));
}
