import type { PersonRecord } from '../../src/linkage/index.ts';
import { madeUpName, randomNumbers, withOneWrongLetter } from './made-up-names.ts';

/** Records of made-up people who live in homes, and whose each is. */
export interface LinkagePeople {
  readonly truth: Uint32Array;
  record(at: number): PersonRecord;
}

interface Home {
  readonly surname: string;
  readonly street: string;
  readonly street_number: string;
  readonly town: string;
  readonly postcode: string;
  readonly region: string;
  readonly phone: string;
}

// Seven in ten are written once; the others two, three or four times. Homes of one to four.
const copiesShares = [0.7, 0.2, 0.07, 0.03];
const homeShares = [0.4, 0.35, 0.15, 0.1];
const ofTheSameSurname = 0.8;
const withLandline = 0.4;

/** How often a record lacks something, has it wrong, or has what was true at another time. */
const dirt = {
  given: { missing: 0.01, misspelt: 0.06, initial: 0.02 },
  surname: { misspelt: 0.06, changed: 0.03 },
  birth: { missing: 0.05, digit: 0.02, swapped: 0.02 },
  address: { missing: 0.05, moved: 0.08, misspelt: 0.06 },
  phone: { missing: 0.3, other: 0.1 },
  email: { missing: 0.35, other: 0.2 },
} as const;

const towns = 3_000;
const regions = 24;
const recordsPerStreet = 60;
const streetsMin = 10;
const areasPerTown = 30;
// Streams of chance that have nothing to do with each other.
const [homeStream, personStream, recordStream, otherStream] = [0x51ed27, 0x2c1b3c, 0x7f4a7c, 0x165667];

/** So many records, in an order that says nothing of who is who; the same for the same seed. A record is made when it is asked for. */
export function linkagePeople(seed: number, records: number): LinkagePeople {
  const random = randomNumbers(seed);
  const truth = new Uint32Array(records);
  const homes: number[] = [];
  let person = 0;
  for (let at = 0, home = 0, left = 0; at < records; person++) {
    if (left === 0) [home, left] = [home + 1, 1 + placeIn(homeShares, random())];
    homes.push(home);
    left--;
    for (let copies = 1 + placeIn(copiesShares, random()); copies > 0 && at < records; copies--) truth[at++] = person;
  }
  for (let at = records - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [truth[at], truth[other]] = [truth[other] as number, truth[at] as number];
  }
  const homeOf = Uint32Array.from(homes);
  const world = { seed, records, homeOf };
  return { truth, record: (at) => written(streamOf(seed, recordStream, at), world, truth[at] as number) };
}

/** What a record is made of, beside its own chance. */
interface World {
  readonly seed: number;
  readonly records: number;
  readonly homeOf: Uint32Array;
}

function streamOf(seed: number, stream: number, number: number): () => number {
  return randomNumbers(Math.imul(seed + stream, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
}

function placeIn(shares: readonly number[], drawn: number): number {
  let left = drawn;
  const at = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return at === -1 ? shares.length - 1 : at;
}

function homeNumbered({ seed, records }: World, number: number): Home {
  const random = streamOf(seed, homeStream, number);
  const town = Math.min(towns - 1, Math.floor((towns + 1) ** random() - 1));
  const inTown = (records * Math.log((town + 2) / (town + 1))) / Math.log(towns + 1);
  const street = Math.floor(random() * Math.max(streetsMin, inTown / recordsPerStreet));
  return {
    surname: madeUpName(random).last,
    street: `${madeUpName(streamOf(seed, otherStream, town * 100_003 + street)).last} Street`,
    street_number: String(1 + Math.floor(random() ** 2 * 200)),
    town: madeUpName(streamOf(seed, otherStream, 0x10000000 + town)).last,
    postcode: String(10_000 + town * areasPerTown + (street % areasPerTown)),
    region: `R${town % regions}`,
    phone: random() < withLandline ? phoneOf(random) : '',
  };
}

function phoneOf(random: () => number): string {
  return `+3512${Math.floor(random() * 1e8)
    .toString()
    .padStart(8, '0')}`;
}

/** A person as one list has her: what is true, and what went wrong. */
function written(random: () => number, world: World, number: number): PersonRecord {
  const own = streamOf(world.seed, personStream, number);
  const home = homeNumbered(world, world.homeOf[number] as number);
  const name = madeUpName(own);
  const surname = own() < ofTheSameSurname ? home.surname : name.last;
  const birth = new Date(Date.UTC(1935, 0, 1) + Math.floor(own() * 70 * 365.25) * 86_400_000).toISOString().slice(0, 10);
  const mobile = phoneOf(own);
  const email = `${name.first}.${surname}${Math.floor(own() * 1000)}@mail${Math.floor(own() * 12)}.test`.toLowerCase();
  const place = random() < dirt.address.moved ? homeNumbered(world, 0x40000000 + Math.floor(random() * 1e9)) : home;
  const hasAddress = random() >= dirt.address.missing;
  const [year, month, day] = birth.split('-') as [string, string, string];
  return {
    given_name: spoilt(random, name.first, dirt.given.misspelt, dirt.given.missing, dirt.given.initial),
    surname: random() < dirt.surname.changed ? madeUpName(random).last : spoilt(random, surname, dirt.surname.misspelt),
    birth_date: dateAsWritten(random, year, month, day),
    ...(hasAddress && {
      ...{ street: spoilt(random, place.street, dirt.address.misspelt), street_number: place.street_number },
      ...{ town: spoilt(random, place.town, dirt.address.misspelt / 2), postcode: place.postcode, region: place.region },
    }),
    phone:
      random() < dirt.phone.missing
        ? ''
        : random() < dirt.phone.other
          ? phoneOf(random)
          : home.phone === '' || random() < 0.5
            ? mobile
            : home.phone,
    email:
      random() < dirt.email.missing
        ? ''
        : random() < dirt.email.other
          ? `${surname}${Math.floor(random() * 1e6)}@other.test`.toLowerCase()
          : email,
  };
}

function spoilt(random: () => number, text: string, misspelt: number, missing = 0, initial = 0): string {
  const drawn = random();
  if (drawn < missing) return '';
  if (drawn < missing + initial) return `${text.charAt(0)}.`;
  return drawn < missing + initial + misspelt ? withOneWrongLetter(random, text) : text;
}

function dateAsWritten(random: () => number, year: string, month: string, day: string): string {
  const drawn = random();
  if (drawn < dirt.birth.missing) return '';
  if (drawn < dirt.birth.missing + dirt.birth.swapped && Number(day) <= 12) return `${year}-${day}-${month}`;
  if (drawn > 1 - dirt.birth.digit) return `${year}-${month}-${day.slice(0, 1)}${Math.floor(random() * 10)}`;
  return `${year}-${month}-${day}`;
}
