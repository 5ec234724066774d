import type { CustomerEvent } from '../event/index.ts';
import { BoundedCache, isJsonObject, type JsonValue, textOf } from '../foundation/index.ts';
import { countryCode, countryOfTimeZone } from '../profile/index.ts';

/**
 * The country (ISO 3166) whose plan a phone number without a country is read by: the one stated beside it (`address.country`, `country`),
 * else that of the event's time zone, of its place, of its locale's region, and last of the source's time zone. Undefined when none says. Pure.
 */
export function phoneCountryOf({ kind, traits, context }: CustomerEvent, sourceTimezone: string): string | undefined {
  const stated = [...(kind === 'identify' ? [traits] : []), context.traits, context.location];
  for (const place of stated) {
    if (!isJsonObject(place)) continue;
    const address = isJsonObject(place.address) ? place.address : {};
    const country = codeOf(address.country) ?? codeOf(place.country);
    if (country !== undefined) return country;
  }
  return countryOfZone(textOf(context.timezone)) ?? regionOf(textOf(context.locale)) ?? countryOfZone(sourceTimezone);
}

function codeOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? countryCode(value) : undefined;
}

/** The region of `pt-PT`; a language alone is spoken in many countries. */
function regionOf(locale: string | undefined): string | undefined {
  return locale === undefined ? undefined : /^[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?[-_]([A-Z]{2})\b/.exec(locale)?.[1];
}

// There are some six hundred names of zones, old ones included.
const countryByName = new BoundedCache<string, string>(2_000);

function countryOfZone(zone: string | undefined): string | undefined {
  if (zone === undefined || zone === 'UTC') return undefined;
  const known = countryByName.get(zone);
  if (known !== undefined) return known === '' ? undefined : known;
  const country = countryOfTimeZone(zone) ?? countryOfTimeZone(nameOfZone(zone));
  countryByName.set(zone, country ?? '');
  return country;
}

/** Zones have old names and new ones; `Intl` knows them all by one. */
function nameOfZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return '';
  }
}
