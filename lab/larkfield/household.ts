import { names } from './names.ts';
import { type Address, countries, drawAddress } from './places.ts';
import { Random, scatter } from './random.ts';

/** People who live together: they share an address and often a name, sometimes a phone on the wall and a tablet on the sofa. */
export interface Household {
  /** Number of its first member. */
  readonly first: number;
  readonly id: string;
  /** Numbers of all members, whether or not the company is large enough to hold them. */
  readonly members: readonly number[];
  readonly family: string;
  readonly address: Address;
  /** E.164; rings for everybody. */
  readonly landline: string | undefined;
  /** Anonymous id of the browser on the shared tablet. */
  readonly tabletId: string | undefined;
  /** 203.0.113.x and the like (RFC 5737): the same for all devices at home. */
  readonly ip: string;
}

// People are dealt into homes six at a time, so that who lives with whom never depends on how many people there are.
const blockSize = 6;
const sizes = [1, 2, 3, 4] as const;
const sizeWeights: Record<(typeof sizes)[number], number> = { 1: 0.5, 2: 0.3, 3: 0.11, 4: 0.09 };

/** The members of the household that `index` belongs to. */
export function householdOf(seed: number | bigint, index: number): readonly number[] {
  const block = Math.floor(index / blockSize);
  const random = new Random(seed, 'homes', block);
  const end = (block + 1) * blockSize;
  for (let first = block * blockSize; first < end; ) {
    const size = Math.min(
      random.weighted(sizes, (each) => sizeWeights[each]),
      end - first,
    );
    if (index < first + size) return Array.from({ length: size }, (_, at) => first + at);
    first += size;
  }
  return [index];
}

export function drawHousehold(seed: number | bigint, members: readonly number[]): Household {
  const first = members[0] as number;
  const random = new Random(seed, 'household', first);
  const country = random.weighted(countries, (each) => each.share);
  const address = drawAddress(random, country);
  const together = members.length > 1;
  return {
    first,
    id: `h${String(first).padStart(7, '0')}`,
    members,
    family: random.pick((names[country.code] as (typeof names)[string]).family),
    address,
    landline: random.chance(together ? 0.4 : 0.15) ? fixedLine(seed, 'home', address, first) : undefined,
    tabletId: together && random.chance(0.3) ? random.uuid() : undefined,
    ip: `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${1 + random.below(254)}`,
  };
}

/** Digits of a national number, so that the whole has the length of the country's numbers. */
const subscriberDigits: Record<string, number> = { PT: 9, GB: 10, DE: 10, US: 10, NZ: 8 };

/** A fixed line of the address's city. Homes count from below and firms from above, so that no number is two's. */
export function fixedLine(seed: number | bigint, kind: 'firm' | 'home', address: Address, index: number): string {
  const { country, city } = address;
  const length = (subscriberDigits[country.code] as number) - city.areaCode.length - 1;
  const place = kind === 'home' ? index : 10 ** length - 1 - (index % 10 ** length);
  const digits = scatter(seed, `fixed ${country.code} ${city.areaCode}`, place, length);
  return `+${country.callingCode}${city.areaCode}${country.code === 'GB' ? '3' : '5'}${digits}`;
}
