import { fixedLine, type Household } from './household.ts';
import { names } from './names.ts';
import type { Company } from './person.ts';
import { drawPersonTraits, foldName, mobileNumber, type Person } from './person.ts';
import { type Address, type Country, countries, drawAddress } from './places.ts';
import { Random, scatter } from './random.ts';

/** What a firm is to Larkfield; one firm can be several things at once. */
export type FirmRole = 'advocate' | 'agency' | 'competitor' | 'customer' | 'partner' | 'supplier';

export interface RoleInContext {
  readonly role: FirmRole;
  readonly context: string;
  readonly since: number;
}

export interface FirmContact {
  readonly person: Person;
  readonly buyingRole: 'advises' | 'decides' | 'pays' | 'uses';
  readonly account: string | undefined;
}

export interface Firm {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly address: Address;
  readonly sites: number;
  readonly roles: readonly RoleInContext[];
  readonly contacts: readonly FirmContact[];
  /** Orders a year, and bikes an order. */
  readonly ordersPerYear: number;
  readonly bikesPerOrder: number;
}

// One firm for this many people: 400 beside 25,000.
export const peoplePerFirm = 62.5;

const kinds = {
  'hotel group': ['Hotels', 'Inns', 'Lodges'],
  courier: ['Couriers', 'Parcels', 'Express'],
  'city council': ['City Council'],
  university: ['University'],
  'tour operator': ['Tours', 'Journeys', 'Trails'],
  'film crew': ['Films', 'Pictures'],
  'national park': ['National Park Service'],
  'bike shop': ['Cycles', 'Wheels'],
} as const;
type Kind = keyof typeof kinds;
const nameStems =
  'Alder Birch Cormorant Dune Estuary Fjord Granite Harbour Iris Juniper Kestel Lagoon Meridian Northwind Oriole Pinewood Quarry Ridge Saltmarsh Tern Upland Valley Willow Yarrow Zephyr'.split(
    ' ',
  );

export function drawFirm(company: Company, number: number): Firm {
  const { seed } = company;
  const random = new Random(seed, 'firm', number);
  const country = random.weighted(countries, (each) => each.share);
  const address = drawAddress(random, country);
  const kind: Kind = random.pick(Object.keys(kinds) as Kind[]);
  const isLeasing = number === 0;
  const stem = random.pick(nameStems);
  const plain =
    kind === 'city council' || kind === 'university' ? `${address.city.name} ${kinds[kind][0]}` : `${stem} ${random.pick(kinds[kind])}`;
  // Numbers tell namesakes apart, as a register of firms does.
  const name = isLeasing ? 'Velomar Leasing' : number < nameStems.length ? plain : `${plain} ${1 + Math.floor(number / nameStems.length)}`;
  const mailDomain = `${foldName(isLeasing ? 'velomar' : stem)}${number}.example`;
  const switchboard = fixedLine(seed, 'firm', address, number);
  const contactCount = isLeasing ? 4 : 1 + random.below(4);
  return {
    id: `f${String(number).padStart(5, '0')}`,
    number,
    name,
    kind: isLeasing ? 'leasing' : kind,
    address,
    sites: 1 + random.poisson(kind === 'hotel group' ? 4 : 1),
    roles: isLeasing ? leasingRoles(company) : drawRoles(random, company, kind),
    contacts: Array.from({ length: contactCount }, (_, at) =>
      drawContact(company, { country, address, mailDomain, switchboard, number }, at),
    ),
    ordersPerYear: isLeasing ? 6 : random.gamma(1.2, 1),
    bikesPerOrder: isLeasing ? 15 : 1 + random.poisson(4),
  };
}

function leasingRoles({ start }: Company): RoleInContext[] {
  const day = 86_400_000;
  return [
    { role: 'customer', context: 'buys our bikes and leases them to hotels', since: start + 30 * day },
    { role: 'supplier', context: 'finances the fleets that we sell to firms', since: start + 160 * day },
    { role: 'competitor', context: 'bids against us for charging installations', since: start + 420 * day },
  ];
}

function drawRoles(random: Random, company: Company, kind: Kind): RoleInContext[] {
  const { start, until } = company;
  const at = () => random.between(start, start + (until - start) * 0.8);
  const roles: RoleInContext[] = [{ role: 'customer', context: 'buys for its people', since: at() }];
  if (random.chance(0.06))
    roles.push({ role: 'supplier', context: random.pick(['spokes and rims', 'packaging', 'cleaning of the stores']), since: at() });
  if (kind === 'bike shop' && random.chance(0.3)) roles.push({ role: 'competitor', context: 'sells to the same streets', since: at() });
  if (kind === 'film crew' && random.chance(0.2)) roles.push({ role: 'agency', context: 'makes our films', since: at() });
  if (kind === 'tour operator' && random.chance(0.25))
    roles.push({ role: 'partner', context: 'rents our bikes out on its tours', since: at() });
  if (random.chance(0.05)) roles.push({ role: 'advocate', context: 'speaks for us at fairs', since: at() });
  return roles;
}

interface ContactGround {
  readonly country: Country;
  readonly address: Address;
  readonly mailDomain: string;
  readonly switchboard: string;
  readonly number: number;
}

// Contacts of all firms are numbered in one row, with room for eight a firm.
const contactsPerFirmMax = 8;

function drawContact(company: Company, ground: ContactGround, at: number): FirmContact {
  const { seed } = company;
  const index = ground.number * contactsPerFirmMax + at;
  const random = new Random(seed, 'contact', index);
  const list = names[ground.country.code] as (typeof names)[string];
  const given = random.pick(list.given);
  const family = random.pick(list.family);
  const id = `b${String(ground.number).padStart(5, '0')}-${at}`;
  const household: Household = {
    first: index,
    id: '',
    members: [index],
    family,
    address: ground.address,
    landline: ground.switchboard,
    tabletId: undefined,
    ip: `198.51.100.${1 + (ground.number % 254)}`,
  };
  const person: Person = {
    id,
    index,
    kind: 'contact',
    household,
    given: given.full,
    short: given.short,
    family,
    likesToBeCalled: given.full,
    born: `${1955 + random.below(45)}-06-15`,
    country: ground.country,
    language: ground.country.language,
    traits: drawPersonTraits(new Random(seed, 'contact traits', index)),
    emails: [`${foldName(given.full)}.${foldName(family)}${at}@${ground.mailDomain}`],
    // Beyond the numbers of the people: the upper half of each range.
    mobile: random.chance(0.6) ? mobileNumber(seed, ground.country, 5_000_000 + index) : undefined,
    handle: undefined,
    devices: {
      browsers: [
        {
          anonymousId: random.uuid(),
          kind: 'laptop',
          userAgent:
            'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
          shared: false,
        },
      ],
      app: undefined,
    },
  };
  return {
    person,
    buyingRole: (['decides', 'uses', 'pays', 'advises'] as const)[at] ?? 'advises',
    account: at < 2 || random.chance(0.4) ? `B${scatter(seed, 'firm account', index, 8)}` : undefined,
  };
}
