import { dayMs } from '../foundation/index.ts';

/** What the core of a TC string says (IAB Europe, Transparency and Consent Framework 2.x). Times in milliseconds since 1970. */
export interface TcfConsent {
  readonly created: number;
  /** When she said it; since policy version 4 only the day is told. */
  readonly lastUpdated: number;
  readonly policyVersion: number;
  /** Two capital letters. */
  readonly language: string;
  /** Numbers of the purposes (1 to 24) with her consent. */
  readonly purposes: ReadonlySet<number>;
  /** Numbers of the purposes for which legitimate interest was told of and not objected to. */
  readonly legitimateInterests: ReadonlySet<number>;
  /** Numbers of the special features (1 to 12) that she opted in to. */
  readonly specialFeatures: ReadonlySet<number>;
}

// The core up to the country of the publisher: what is shorter was cut off.
const coreBitsMin = 213;
// A string names thousands of vendors at most: 65,536 bits, and as many again for segments.
const charactersMax = 30_000;
const tenthsMs = 100;
const supportedVersion = 2;
// The framework's second version began in August 2019.
const earliest = Date.UTC(2019, 0, 1);

/**
 * Reads the core of a TC string. Undefined for one that cannot be read, is of another version, is not for this service (global scope has been
 * no consent since 2021), or was made after `now`: silence, never a yes. Pure. Source: IAB Tech Lab, Consent string and vendor list formats v2.
 */
export function readTcfString(text: string, now: number): TcfConsent | undefined {
  if (text.length > charactersMax) return undefined;
  const segments = text.split('.');
  if (!segments.every((segment) => /^[A-Za-z0-9_-]+$/.test(segment))) return undefined;
  const read = bitReader(segments[0] as string);
  if (read.length < coreBitsMin || read(0, 6) !== supportedVersion) return undefined;
  const created = read(6, 36) * tenthsMs;
  const lastUpdated = read(42, 36) * tenthsMs;
  if (created < earliest || lastUpdated < created || lastUpdated > now + dayMs) return undefined;
  if (read(138, 1) !== 1) return undefined;
  return {
    created,
    lastUpdated,
    policyVersion: read(132, 6),
    language: String.fromCharCode(65 + read(108, 6), 65 + read(114, 6)),
    specialFeatures: numbersSet(read, 140, 12),
    purposes: numbersSet(read, 152, 24),
    legitimateInterests: numbersSet(read, 176, 24),
  };
}

/** Reads `bits` bits of a base64url text, the first of each letter being the highest. */
interface BitReader {
  (from: number, bits: number): number;
  readonly length: number;
}

/** A reader of the bits of a base64url text; beyond its end are zeros. */
export function bitReader(text: string): BitReader {
  const bytes = Buffer.from(text, 'base64url');
  const read = (from: number, bits: number): number => {
    let value = 0;
    // Numbers of 36 bits do not fit the operators on bits.
    for (let at = from; at < from + bits; at += 1) value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  return Object.defineProperty(read, 'length', { value: text.length * 6 }) as BitReader;
}

function numbersSet(read: BitReader, from: number, count: number): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < count; at += 1) if (read(from + at, 1) === 1) found.add(at + 1);
  return found;
}
