import { dayMs, type JsonValue, secondMs } from '../../foundation/index.ts';
import { careKinds, daysOfName } from '../../profile/index.ts';
import { permittedBy } from '../portrait/permitted.ts';
import type { Portrait } from '../portrait/portrait.ts';
import { plainAbout } from '../rule/acts.ts';
import { plain } from '../rule/evaluate-rule.ts';
import { occasions } from '../rule/rule.ts';
import type { personFactsTable } from './facts-table.ts';

// Later than any moment, and still a whole number.
export const lastEnd = 9_000_000_000_000_000;

type Column = (typeof personFactsTable.columns)[number][0];

/** A row of `person_facts`; lists that are empty are left out, as the table has them empty then. */
export type PersonFacts = { readonly person: number; readonly version: number; readonly gone?: 1 } & {
  readonly [Name in Exclude<Column, 'gone' | 'person' | 'version'>]?: readonly (number | string)[];
};

/** The facts of a person, as of `now`, for everything that a rule in the warehouse can ask. Pure; some tens of microseconds. */
export function factsOf(person: number, version: number, portrait: Portrait, now: number): PersonFacts {
  const facts: Record<string, readonly (number | string)[]> = {};
  const { whole } = portrait;
  const put = (
    columns: readonly Exclude<Column, 'gone' | 'person' | 'version'>[],
    rows: readonly (readonly (number | string)[])[],
  ): void => {
    if (rows.length > 0) for (const [at, column] of columns.entries()) facts[column] = rows.map((row) => row[at] as number | string);
  };
  put(
    ['names', 'name_counts', 'name_lasts'],
    whole.names.map(([name, events, last]) => [name, events, Math.floor((last * secondMs) / dayMs)]),
  );
  put(
    ['day_names', 'name_days', 'day_counts'],
    whole.names.flatMap((tally) => daysOfName(tally).map(([day, events]) => [tally[0], day, events])),
  );
  put(
    ['act_seconds', 'act_names', 'act_abouts'],
    whole.acts.map(([second, name, about]) => [second, name, plainAbout(about)]),
  );
  put(['channels', 'channel_events'], portrait.channels);
  put(
    ['day_channels', 'channel_days', 'channel_counts'],
    whole.days.map(([day, channel, views, actions, orders, care]) => [channel, day, views + actions + orders + care]),
  );
  put(['order_channels', 'order_counts'], [...portrait.orderChannels]);
  put(
    ['purchase_days'],
    portrait.purchaseDays.map((day) => [day]),
  );
  put(
    ['paid_days', 'paid_currencies', 'paid_amounts'],
    portrait.purchases.days.flatMap(({ day, spent }) => [...spent].map(([currency, amount]) => [day, currency, amount])),
  );
  const care = careKinds.map((kind) => portrait.care[kind]);
  if (care.some((count) => count > 0)) facts.care = care;
  put(['care_days', 'care_counts'], portrait.careDays);
  for (const [column, counts] of [
    ['bought_when', portrait.occasions.purchases],
    ['here_when', portrait.occasions.visits],
  ] as const) {
    if (counts.all > 0) facts[column] = [counts.all, ...occasions.map((occasion) => counts[occasion])];
  }
  put(
    ['received_ways', 'received_places'],
    portrait.received.map(({ way, place }) => [way, plain(place)]),
  );
  put(
    ['taste_attributes', 'taste_values', 'taste_counts', 'taste_ofs'],
    portrait.preferences.map(({ attribute, value, count, of }) => [plain(attribute), plain(value), count, of]),
  );
  put(
    ['stated'],
    portrait.stated.map((text) => [plain(text)]),
  );
  put(['trait_names', 'trait_texts', 'trait_bits'], [...portrait.traits].flatMap(traitRows));
  put(
    ['permissions', 'permission_ends'],
    permittedBy(portrait, now).map(([name, until]) => [name, Math.min(until, lastEnd)]),
  );
  put(
    ['accounts'],
    whole.groups.map(([, , , id]) => [id]),
  );
  return { person, version, ...facts };
}

/** Of a trait what can be compared: its value, or each of a list. */
function traitRows([name, value]: readonly [string, JsonValue]): (number | string)[][] {
  const simple = (Array.isArray(value) ? value : [value]).filter((one) => ['string', 'number', 'boolean'].includes(typeof one));
  return simple.map((one, at) => [name, plain(String(one)), at === 0 ? bitsOf(numberIn(one as boolean | number | string)) : notANumber]);
}

function numberIn(value: boolean | number | string): number {
  if (value === '') return Number.NaN;
  return typeof value === 'number' ? value : Number(value);
}

const bits = new DataView(new ArrayBuffer(8));

/** A number bit by bit, as text: reading it as a decimal fraction might lose its last bit. Pure. */
export function bitsOf(value: number): string {
  bits.setFloat64(0, value);
  return bits.getBigUint64(0).toString();
}

const notANumber = bitsOf(Number.NaN);
