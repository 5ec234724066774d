import { bikeClasses, cameraClasses } from './catalogue.ts';
import { drawHousehold, type Household, householdOf } from './household.ts';
import { mailProviders, names } from './names.ts';
import type { Country } from './places.ts';
import { Random, scatter } from './random.ts';

/** The company that is simulated: everything else follows from these. */
export interface Company {
  readonly seed: number | bigint;
  readonly people: number;
  /** First and last instant, milliseconds since 1970. */
  readonly start: number;
  readonly until: number;
}

export const interests = ['commute', 'family', 'hills', 'nature'] as const;
export type Interest = (typeof interests)[number];

/** What no source says and checks compare with. Distributions are in lab/README.md. */
export interface HiddenTraits {
  /** Purchases a week while she is a customer: Gamma(rhythm.shape, rhythm.weeks). */
  readonly purchasesPerWeek: number;
  /** Chance of leaving after each purchase but the first: Beta(dropOut.a, dropOut.b). */
  readonly leavesAfterPurchase: number;
  /** Hours she waits before she asks. */
  readonly patienceHours: number;
  /** 0 to 1: how readily she tells friends. */
  readonly advocacy: number;
  /** 0 to 1: how readily she opens and follows messages. */
  readonly messageResponse: number;
  /** 0 to 1: how much a price moves her. */
  readonly priceSensitivity: number;
  readonly likedBikeClass: (typeof bikeClasses)[number];
  readonly likedCameraClass: (typeof cameraClasses)[number];
  /** Chance of taking the liked class when it is on offer. */
  readonly faithfulness: number;
  readonly interest: Interest;
  readonly buysIn: 'web' | 'store' | 'both';
  readonly ridesWithChild: boolean;
  readonly allowsMarketing: boolean;
  readonly allowsAnalysis: boolean;
  readonly globalPrivacyControl: boolean;
}

/** Parameters of the purchase process (BG/NBD with weeks as unit; Fader, Hardie & Lee 2005): a later fit should find them. */
export const purchaseProcess = { r: 0.8, alpha: 14, a: 1.1, b: 4.4 } as const;

export type PersonKind = 'contact' | 'customer' | 'prospect' | 'visitor';

export interface Person {
  /** Only the truth knows it. */
  readonly id: string;
  readonly index: number;
  readonly kind: PersonKind;
  readonly household: Household;
  readonly given: string;
  readonly short: string;
  readonly family: string;
  /** What she likes to be called. */
  readonly likesToBeCalled: string;
  /** yyyy-mm-dd. */
  readonly born: string;
  readonly country: Country;
  readonly language: string;
  readonly traits: HiddenTraits;
  /** First is the one she uses most. */
  readonly emails: readonly string[];
  /** E.164, her own. */
  readonly mobile: string | undefined;
  readonly handle: string | undefined;
  readonly devices: Devices;
}

export interface Device {
  readonly anonymousId: string;
  readonly kind: 'laptop' | 'phone' | 'tablet';
  readonly userAgent: string;
  /** Used by everyone in the household. */
  readonly shared: boolean;
}

export interface Devices {
  readonly browsers: readonly Device[];
  /** Id of the app's installation, if she has the app. */
  readonly app: { readonly installId: string; readonly model: string; readonly system: 'Android' | 'iOS' } | undefined;
}

export function personId(index: number): string {
  return `c${String(index).padStart(7, '0')}`;
}

/** The person with this number: the same whatever the size of the company, and cheap enough to be drawn when needed. */
export function drawPerson(
  seed: number | bigint,
  index: number,
  household: Household = drawHousehold(seed, householdOf(seed, index)),
): Person {
  const random = new Random(seed, 'person', index);
  const traits = drawPersonTraits(new Random(seed, 'traits', index));
  const { country } = household.address;
  const list = names[country.code] as (typeof names)[string];
  const place = household.members.indexOf(index);
  const elders = household.members.slice(0, place).map((elder) => new Random(seed, 'person', elder));
  const given = drawGivenNames([...elders, random], list.given).at(-1) as (typeof list.given)[number];
  const born = drawBirthday(random, place);
  const family = random.chance(place === 0 ? 1 : 0.8) ? household.family : random.pick(list.family);
  return {
    id: personId(index),
    index,
    kind: random.weighted(
      ['customer', 'prospect', 'visitor'] as const,
      (kind) => ({ customer: 0.84, prospect: 0.08, visitor: 0.08 })[kind],
    ),
    household,
    given: given.full,
    short: given.short,
    family,
    likesToBeCalled: given.short !== given.full && random.chance(0.5) ? given.short : given.full,
    born,
    country,
    language: random.chance(0.08) ? 'en' : country.language,
    traits,
    emails: drawEmails(random, index, given.full, family, born),
    mobile: random.chance(0.92) ? mobileNumber(seed, country, index) : undefined,
    handle: random.chance(0.14) ? `instagram:${foldName(given.short)}${foldName(family).slice(0, 4)}${index.toString(36)}` : undefined,
    devices: drawDevices(new Random(seed, 'devices', index), household),
  };
}

/** Names of people who live together, all different: whoever would be called as an elder is gets the next name of the list. */
function drawGivenNames<Name>(people: readonly Random[], names: readonly Name[]): Name[] {
  const taken: Name[] = [];
  for (const random of people) {
    let at = random.below(names.length);
    while (taken.includes(names[at] as Name)) at = (at + 1) % names.length;
    taken.push(names[at] as Name);
  }
  return taken;
}

export function drawPersonTraits(random: Random): HiddenTraits {
  const interest = random.pick(interests);
  return {
    purchasesPerWeek: Math.max(random.gamma(purchaseProcess.r, purchaseProcess.alpha), 1e-6),
    leavesAfterPurchase: random.beta(purchaseProcess.a, purchaseProcess.b),
    patienceHours: Math.round(36 * Math.exp(0.8 * random.normal())),
    advocacy: random.beta(2, 4),
    messageResponse: random.beta(1.2, 5),
    priceSensitivity: random.beta(2, 3),
    likedBikeClass: random.weighted(bikeClasses, (each) => ({ compact: 0.4, touring: 0.25, cargo: 0.15, mountain: 0.2 })[each]),
    likedCameraClass: random.weighted(cameraClasses, (each) => ({ mini: 0.5, trail: 0.35, pro: 0.15 })[each]),
    faithfulness: random.beta(8, 2),
    interest,
    buysIn: random.weighted(['web', 'store', 'both'] as const, (each) => ({ web: 0.42, store: 0.28, both: 0.3 })[each]),
    ridesWithChild: random.chance(interest === 'family' ? 0.8 : 0.15),
    allowsMarketing: random.chance(0.62),
    allowsAnalysis: random.chance(0.8),
    globalPrivacyControl: random.chance(0.06),
  };
}

function drawBirthday(random: Random, place: number): string {
  // The third and later members of a home are its children, fourteen and older.
  const year = place < 2 ? 1944 + Math.floor((random.unit() + random.unit()) * 30) : 2000 + random.below(11);
  return `${year}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
}

function drawEmails(random: Random, index: number, given: string, family: string, born: string): string[] {
  const first = foldName(given);
  const last = foldName(family);
  const unique = index.toString(36);
  const primary = random.pick([
    `${first}.${last}.${unique}`,
    `${first}${born.slice(2, 4)}.${unique}`,
    `${first.slice(0, 1)}${last}.${unique}`,
  ]);
  const emails = [`${primary}@${random.pick(mailProviders)}`];
  if (random.chance(0.25))
    emails.push(`${random.pick([`${last}-${first}`, `${first}_${last}`, `hello.${first}`])}.${unique}2@${random.pick(mailProviders)}`);
  return emails;
}

/** Plain letters only, as people spell themselves in addresses. */
export function foldName(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

/**
 * A mobile number of a country's ranges, in E.164, different for every person up to the size of the range. Drawn at random: whose it
 * is in the world, if anybody's, has nothing to do with Larkfield.
 */
export function mobileNumber(seed: number | bigint, country: Country, index: number): string {
  const digits = (length: number) => scatter(seed, `mobile ${country.code}`, index, length);
  switch (country.code) {
    case 'PT':
      return `+35191${digits(7)}`;
    case 'GB':
      return `+4473${digits(8)}`;
    case 'DE':
      return `+49151${digits(8)}`;
    case 'US':
      return usNumber(digits(7));
    default:
      return `+6421${digits(7)}`;
  }
}

const usAreas =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254'.split(' ');

function usNumber(digits: string): string {
  const area = usAreas[Number(digits.slice(0, 3)) % usAreas.length] as string;
  // Thirty areas stand for the thousand that three digits can say; the exchange carries the rest, so that no number comes twice.
  const exchange = 555 + Math.floor(Number(digits.slice(0, 3)) / usAreas.length);
  return `+1${area}${exchange}${digits.slice(3)}`;
}

const agents: Record<Device['kind'], readonly string[]> = {
  laptop: [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15',
    'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  ],
  phone: [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  ],
  tablet: [
    'Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
  ],
};

function drawDevices(random: Random, household: Household): Devices {
  const browsers: Device[] = [];
  const add = (kind: 'laptop' | 'phone') =>
    browsers.push({ anonymousId: random.uuid(), kind, userAgent: random.pick(agents[kind]), shared: false });
  const hasLaptop = random.chance(0.8);
  if (hasLaptop) add('laptop');
  if (!hasLaptop || random.chance(0.85)) add('phone');
  if (household.tabletId !== undefined && random.chance(0.6)) {
    browsers.push({ anonymousId: household.tabletId, kind: 'tablet', userAgent: agents.tablet[0] as string, shared: true });
  }
  const ios = random.chance(0.5);
  const app = random.chance(0.4)
    ? {
        installId: random.uuid(),
        model: ios ? 'iPhone' : random.pick(['Pixel 9', 'Galaxy S25', 'Fairphone 5']),
        system: ios ? ('iOS' as const) : ('Android' as const),
      }
    : undefined;
  return { browsers, app };
}
