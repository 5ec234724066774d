import { BoundedCache, isJsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { compareText } from '../summary/stable-hash.ts';
import type { Order } from '../summary/summary.ts';
import type { ChosenTrait } from './choose-traits.ts';
import { countryCode } from './country-code.ts';
import { countryOfTimeZone, timeZoneOfPlace } from './country-of-time-zone.ts';
import { currencyOfCountry } from './currency-of-country.ts';

export interface CustomerPlace {
  /** Language tag (BCP 47), for example `pt-PT`. */
  readonly language?: string;
  /** IANA zone. */
  readonly timezone?: string;
  /** `observed` when nobody stated the zone: it follows from her country or city. */
  readonly timezoneMethod?: 'observed';
  readonly country?: string;
  /** `observed` when nobody stated the country: it follows from her time zone or her language's region. */
  readonly countryMethod?: 'observed';
  readonly city?: string;
  /** Her home currency, ISO 4217. */
  readonly currency?: string;
  /** How it is known: she `stated` it, it is her `country`'s, or it is the one she pays in most (`used`). */
  readonly currencyMethod?: 'country' | 'stated' | 'used';
  /** Her wall clock now: ISO 8601 with its offset, `2026-11-22T14:32:00+00:00`. */
  readonly localTime?: string;
}

/** The fields of a place that come out of traits. */
export type PlaceField = 'city' | 'country' | 'currency' | 'language' | 'timezone';

/** Where a person is, from what she stated and what systems observed, and the currencies that her orders named. Pure. */
export function placeOfCustomer(traits: readonly ChosenTrait[], now: number, orders: readonly Readonly<Order>[] = []): CustomerPlace {
  const text = (name: string): string | undefined => textOf(traits.find((trait) => trait.name === name)?.value);
  const { code, ...where } = whereabouts(traits);
  const place = {
    language: text('language') ?? text('locale'),
    ...where,
    ...homeCurrency(traits, code, orders),
    localTime: where.timezone === undefined ? undefined : localTimeIn(where.timezone, now),
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

type Whereabouts = Pick<CustomerPlace, 'city' | 'country' | 'countryMethod' | 'timezone' | 'timezoneMethod'>;

/** Where a person is by the map; `code` is that of her country. Pure; some microseconds. */
export function whereabouts(traits: readonly ChosenTrait[]): {
  readonly [Name in keyof Whereabouts]: Whereabouts[Name] | undefined;
} & { readonly code: string | undefined } {
  const byName = new Map<string, JsonValue>();
  for (const { name, value } of traits) if (placeNames.has(name)) byName.set(name, value);
  const text = (name: string): string | undefined => textOf(byName.get(name));
  const said = byName.get('address');
  const address = isJsonObject(said) ? said : {};
  const timezone = text('timezone');
  const country = textOf(address.country) ?? text('country');
  // A zone is where her clock is; the region of a language may be no more than how her browser came out of the box.
  const derived =
    country === undefined ? (countryOfZoneNamed(timezone) ?? regionOf(text('locale')) ?? regionOf(text('language'))) : undefined;
  const city = textOf(address.city) ?? text('city');
  const code = country === undefined ? derived : countryCode(country);
  const placed = timezone === undefined ? timeZoneOfPlace(country === undefined ? undefined : code, city) : undefined;
  return {
    timezone: timezone ?? placed,
    timezoneMethod: placed === undefined ? undefined : 'observed',
    country: country ?? derived,
    countryMethod: derived === undefined ? undefined : 'observed',
    ...{ city, code },
  };
}

const placeNames: ReadonlySet<string> = new Set(['address', 'city', 'country', 'language', 'locale', 'timezone']);

/** A currency does not change with a journey: what she stated, then her country's, then the one that most of her orders named. */
function homeCurrency(
  traits: readonly ChosenTrait[],
  country: string | undefined,
  orders: readonly Readonly<Order>[],
): Pick<CustomerPlace, 'currency' | 'currencyMethod'> {
  const trait = traits.find((each) => each.name === 'currency');
  const said = textOf(trait?.value)?.trim().toUpperCase();
  if (trait?.method === 'stated' && said !== undefined && /^[A-Z]{3}$/.test(said)) return { currency: said, currencyMethod: 'stated' };
  const ofCountry = country === undefined ? undefined : currencyOfCountry(country);
  if (ofCountry !== undefined) return { currency: ofCountry, currencyMethod: 'country' };
  const counts = new Map<string, number>();
  for (const [, , , currency, marks = ''] of orders) {
    if (currency !== '' && !marks.includes('s')) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [most] = [...counts].sort((left, right) => right[1] - left[1] || compareText(left[0], right[0]));
  const used = most?.[0] ?? said;
  return used === undefined ? {} : { currency: used, currencyMethod: 'used' };
}

/** Which trait each field of a place was read from. Pure. */
export function traitsBehindPlace(traits: readonly ChosenTrait[], place: CustomerPlace): Map<PlaceField, ChosenTrait> {
  const find = (name: string): ChosenTrait | undefined => traits.find((trait) => trait.name === name && textOf(trait.value) !== undefined);
  const address = traits.find((trait) => trait.name === 'address');
  const inAddress = (part: string): ChosenTrait | undefined =>
    isJsonObject(address?.value) && textOf(address.value[part]) !== undefined ? address : undefined;
  const timezone = find('timezone') ?? inAddress('city') ?? inAddress('country') ?? find('city') ?? find('country');
  const region = [find('locale'), find('language')].find((trait) => regionOf(textOf(trait?.value)) !== undefined);
  const country =
    place.countryMethod === undefined
      ? (inAddress('country') ?? find('country'))
      : countryOfZoneNamed(textOf(find('timezone')?.value)) === undefined
        ? region
        : timezone;
  const behind: [PlaceField, ChosenTrait | undefined][] = [
    ['language', find('language') ?? find('locale')],
    ['timezone', place.timezone === undefined ? undefined : timezone],
    ['country', country],
    ['city', inAddress('city') ?? find('city')],
    ['currency', place.currencyMethod === 'country' ? country : find('currency')],
  ];
  return new Map(behind.filter((entry): entry is [PlaceField, ChosenTrait] => entry[1] !== undefined));
}

function countryOfZoneNamed(timezone: string | undefined): string | undefined {
  if (timezone === undefined) return undefined;
  // Zones have old names and new ones; Intl knows them all by one.
  return countryOfTimeZone(timezone) ?? countryOfTimeZone(formatterOf(timezone)?.resolvedOptions().timeZone ?? '');
}

function regionOf(locale: string | undefined): string | undefined {
  try {
    const region = locale === undefined ? undefined : new Intl.Locale(locale.replaceAll('_', '-')).region;
    return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined;
  } catch {
    // Not every text in a locale's place is one.
    return undefined;
  }
}

// There are some 600 zones; a formatter costs 50 µs to make.
const zonesCachedMax = 1000;
const formatters = new BoundedCache<string, Intl.DateTimeFormat | 'unknown'>(zonesCachedMax);

/** The wall clock in a zone as ISO 8601 with its offset; undefined for a zone that does not exist. */
export function localTimeIn(timezone: string, now: number): string | undefined {
  const formatter = formatterOf(timezone);
  if (formatter === undefined) return undefined;
  const parts = new Map(formatter.formatToParts(now).map(({ type, value }) => [type, value]));
  const offset = (parts.get('timeZoneName') ?? 'GMT').replace('GMT', '') || '+00:00';
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}:${parts.get('second')}${offset}`;
}

function formatterOf(timezone: string): Intl.DateTimeFormat | undefined {
  let formatter = formatters.get(timezone);
  if (formatter === undefined) {
    formatter = makeFormatter(timezone);
    formatters.set(timezone, formatter);
  }
  return formatter === 'unknown' ? undefined : formatter;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat | 'unknown' {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    });
  } catch {
    return 'unknown';
  }
}
