import type { Random } from './random.ts';

export interface City {
  readonly name: string;
  /** IANA time zone. */
  readonly zone: string;
  /** Area code without the leading zero, for numbers of the household. */
  readonly areaCode: string;
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  readonly language: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Price level against euros, rounded afterwards as shops do. */
  readonly perEuro: number;
  /** Share of Larkfield's people who live here. */
  readonly share: number;
  readonly cities: readonly City[];
  readonly streets: readonly string[];
  readonly callingCode: string;
  /** A letter becomes a random letter, # a digit. */
  readonly postcode: string;
}

function cityList(text: string): City[] {
  return text.split(', ').map((line) => {
    const [name, zone, areaCode] = line.split(' ') as [string, string, string];
    return { name, zone, areaCode };
  });
}

export const countries: readonly Country[] = [
  {
    code: 'PT',
    name: 'Portugal',
    language: 'pt',
    currency: 'EUR',
    perEuro: 1,
    share: 0.28,
    callingCode: '351',
    postcode: '####-###',
    cities: cityList(
      'Lisboa Europe/Lisbon 21, Porto Europe/Lisbon 22, Braga Europe/Lisbon 253, Coimbra Europe/Lisbon 239, Faro Europe/Lisbon 289',
    ),
    streets:
      'Rua das Flores, Rua do Comércio, Avenida da Liberdade, Rua de São Bento, Travessa do Poço, Rua d’Alegria, Largo do Carmo, Rua da Conceição, Rua Nova, Avenida Central'.split(
        ', ',
      ),
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    language: 'en',
    currency: 'GBP',
    perEuro: 0.87,
    share: 0.22,
    callingCode: '44',
    postcode: 'BS# #AB',
    cities: cityList(
      'London Europe/London 20, Bristol Europe/London 117, Manchester Europe/London 161, Leeds Europe/London 113, Edinburgh Europe/London 131',
    ),
    streets:
      'High Street, Station Road, Church Lane, Mill Lane, Victoria Road, King’s Road, Park Avenue, Queen Street, The Green, Albert Terrace'.split(
        ', ',
      ),
  },
  {
    code: 'DE',
    name: 'Deutschland',
    language: 'de',
    currency: 'EUR',
    perEuro: 1,
    share: 0.22,
    callingCode: '49',
    postcode: '#####',
    cities: cityList(
      'Berlin Europe/Berlin 30, Hamburg Europe/Berlin 40, München Europe/Berlin 89, Köln Europe/Berlin 221, Freiburg Europe/Berlin 761',
    ),
    streets:
      'Hauptstraße, Gartenweg, Schillerstraße, Bahnhofstraße, Lindenallee, Am Mühlbach, Goethestraße, Kirchgasse, Waldweg, Rosenstraße'.split(
        ', ',
      ),
  },
  {
    code: 'US',
    name: 'United States',
    language: 'en',
    currency: 'USD',
    perEuro: 1.1,
    share: 0.18,
    callingCode: '1',
    postcode: '#####',
    cities: cityList(
      'Portland America/Los_Angeles 503, Seattle America/Los_Angeles 206, Boulder America/Denver 303, Austin America/Chicago 512, Boston America/New_York 617',
    ),
    streets: 'Main St, Oak Ave, Cedar St, Hawthorne Blvd, Division St, Pearl St, Maple Ave, Lakeview Dr, 2nd Ave, Sunset Rd'.split(', '),
  },
  {
    code: 'NZ',
    name: 'New Zealand',
    language: 'en',
    currency: 'NZD',
    perEuro: 1.8,
    share: 0.1,
    callingCode: '64',
    postcode: '####',
    cities: cityList(
      'Auckland Pacific/Auckland 9, Wellington Pacific/Auckland 4, Christchurch Pacific/Auckland 3, Nelson Pacific/Auckland 3, Dunedin Pacific/Auckland 3',
    ),
    streets:
      'Queen Street, Ponsonby Road, Tamaki Drive, Rata Street, Cuba Street, Bealey Avenue, Hardy Street, Kowhai Road, Marine Parade, Hill Road'.split(
        ', ',
      ),
  },
];

export interface Store {
  readonly code: string;
  readonly city: string;
  readonly country: string;
  readonly zone: string;
  readonly kiosks: readonly string[];
}

export const stores: readonly Store[] =
  'LIS Lisboa, OPO Porto, LON London, BRS Bristol, BER Berlin, HAM Hamburg, PDX Portland, BOS Boston, AKL Auckland, WLG Wellington'
    .split(', ')
    .map((line) => {
      const [code, city] = line.split(' ') as [string, string];
      const country = countries.find((each) => each.cities.some((one) => one.name === city)) as Country;
      const place = country.cities.find((one) => one.name === city) as City;
      return { code, city, country: country.code, zone: place.zone, kiosks: [`kiosk-${code}-1`, `kiosk-${code}-2`] };
    });

/** The store that somebody of this city or country goes to. */
export function storeNear(city: string, country: string, random: Random): Store {
  return stores.find((store) => store.city === city) ?? random.pick(stores.filter((store) => store.country === country));
}

export interface Address {
  readonly street: string;
  readonly postcode: string;
  readonly city: City;
  readonly country: Country;
}

export function drawAddress(random: Random, country: Country): Address {
  const street = random.pick(country.streets);
  const number = 1 + random.below(140);
  const numberFirst = country.code === 'GB' || country.code === 'US' || country.code === 'NZ';
  return {
    street: numberFirst ? `${number} ${street}` : `${street} ${number}`,
    postcode: country.postcode
      .replace(/#/g, () => String(1 + random.below(9)))
      .replace('AB', () => random.pick(['AA', 'HJ', 'TX', 'QP', 'LD'])),
    city: random.weighted(country.cities, (city) => 1 / (1 + country.cities.indexOf(city))),
    country,
  };
}

/** A price in euros as a shop of this country would print it. */
export function localPrice(euros: number, country: Country): number {
  const raw = euros * country.perEuro;
  if (raw >= 500) return Math.round(raw / 10) * 10 - 1;
  return raw >= 20 ? Math.round(raw) - 0.05 : Math.round(raw * 10) / 10;
}
