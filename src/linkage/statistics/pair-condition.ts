import { editsIn } from '../../foundation/index.ts';
import type { NormalField } from './person-field.ts';
import { bytesPerWord, lengthMax, lengthPlaceOf, lettersPlaceOf, type MeasuredField, placeOf, type RecordTable } from './record-table.ts';
import { jaroWinklerIn, prefixCountsAbove, prefixMax, prefixWeight } from './text-distance.ts';

type Holds = (table: RecordTable, l: number, r: number) => boolean;

/** A condition on two records of a table, by where their rows begin. */
export interface PairCondition {
  readonly holds: Holds;
  /** Where it asks that both are near each other in one field: nearer than this they must be. */
  readonly near?: Nearness;
}

/** What two values have in common at least: one lacks at most so many letters of the other, or their shares of letters in common are so large together. */
export interface Nearness {
  readonly field: MeasuredField;
  readonly lackingMax: number;
  readonly shareMin: number;
}

/** A field of one of the two. */
export type Side<Field = NormalField> = readonly [side: 'l' | 'r', field: Field];

function bothSides<Field>(field: Field): readonly [Side<Field>, Side<Field>] {
  return [
    ['l', field],
    ['r', field],
  ];
}

/** Both say the same in `field`, or in the two fields given. */
export function same(one: NormalField | Side, other?: Side): PairCondition {
  const [[side, left], [, right]] = typeof one === 'string' ? bothSides(one) : [one, other as Side];
  const [place, otherPlace] = side === 'l' ? [placeOf(left), placeOf(right)] : [placeOf(right), placeOf(left)];
  return { holds: ({ words }, l, r) => words[l + place] === words[r + otherPlace] };
}

/** One of them says nothing of `field`. */
export function missing(field: NormalField): PairCondition {
  const place = placeOf(field);
  return { holds: ({ words }, l, r) => words[l + place] === 0 || words[r + place] === 0 };
}

/** From `least` to `most` edits lie between what both say in `field`. */
export function edits(field: MeasuredField, least: number, most = least): PairCondition {
  const [place, letters, lengthAt] = [placeOf(field), lettersPlaceOf(field), lengthPlaceOf(field)];
  const holds: Holds = (table, l, r) => {
    const { words, bytes } = table;
    const difference = (bytes[bytesPerWord * l + lengthAt] as number) - (bytes[bytesPerWord * r + lengthAt] as number);
    if (difference > most || difference < -most) return false;
    const one = words[l + letters] as number;
    const other = words[r + letters] as number;
    // An edit takes one letter away from the other at most: whoever lacks more is not measured.
    if (bitCount(one & ~other) > most || bitCount(other & ~one) > most) return false;
    const dictionary = table.dictionaryAt(place);
    const value = words[l + place] as number;
    const otherValue = words[r + place] as number;
    const count = editsIn(
      dictionary.bytes,
      dictionary.startOf(value),
      dictionary.lengthOf(value),
      dictionary.startOf(otherValue),
      dictionary.lengthOf(otherValue),
      most,
    );
    return count >= least && count <= most;
  };
  return { holds, near: { field, lackingMax: most, shareMin: 2 } };
}

/** How alike two values are (Jaro–Winkler), by the places of their fields. */
type Likeness = (table: RecordTable, l: number, r: number) => number;

const likenesses = new Map<string, Likeness>();

/** Measured once for a pair, however many conditions ask for it. */
function likenessOf(place: number, otherPlace: number): Likeness {
  const key = `${place} ${otherPlace}`;
  const likeness =
    likenesses.get(key) ??
    lastOf((table, l, r) => {
      const dictionary = table.dictionaryAt(place);
      const one = table.words[l + place] as number;
      const other = table.words[r + otherPlace] as number;
      const [start, otherStart] = [dictionary.startOf(one), dictionary.startOf(other)];
      return jaroWinklerIn(dictionary.bytes, start, dictionary.lengthOf(one), otherStart, dictionary.lengthOf(other));
    });
  likenesses.set(key, likeness);
  return likeness;
}

// A likeness that is `least` to the last digit is one, however it was rounded on the way.
const roundedOff = 1e-9;

/** Both are alike (Jaro–Winkler) by at least `least`. */
export function alike(one: MeasuredField | Side<MeasuredField>, least: number, other?: Side<MeasuredField>): PairCondition {
  const [[side, left], [, right]] = typeof one === 'string' ? bothSides(one) : [one, other as Side<MeasuredField>];
  const [field, otherField] = side === 'l' ? [left, right] : [right, left];
  const [place, letters, lengthAt] = [placeOf(field), lettersPlaceOf(field), lengthPlaceOf(field)];
  const [otherPlace, otherLetters, otherLengthAt] = [placeOf(otherField), lettersPlaceOf(otherField), lengthPlaceOf(otherField)];
  // By how many letters both begin with.
  const sharesMin = Float64Array.from({ length: prefixMax + 1 }, (_, prefix) => {
    const jaroMin = Math.max(prefixCountsAbove, (least - prefix * prefixWeight) / (1 - prefix * prefixWeight));
    return 3 * jaroMin - 1 - roundedOff;
  });
  const likeness = likenessOf(place, otherPlace);
  const holds: Holds = (table, l, r) => {
    const { words, bytes } = table;
    const length = bytes[bytesPerWord * l + lengthAt] as number;
    const otherLength = bytes[bytesPerWord * r + otherLengthAt] as number;
    // As many letters as both have can be the same at most: of their share in both, and of the letters that both begin with, follows what likeness is possible.
    const has = words[l + letters] as number;
    const otherHas = words[r + otherLetters] as number;
    const shared = Math.min(length - bitCount(has & ~otherHas), otherLength - bitCount(otherHas & ~has));
    const isToldWhole = length < lengthMax && otherLength < lengthMax;
    const share = isToldWhole ? shared / length + shared / otherLength : 2;
    if (share < (sharesMin[prefixMax] as number)) return false;
    if (isToldWhole) {
      const dictionary = table.dictionaryAt(place);
      const start = dictionary.startOf(words[l + place] as number);
      const otherStart = dictionary.startOf(words[r + otherPlace] as number);
      const prefix = commonStart(dictionary.bytes, start, otherStart, Math.min(prefixMax, length, otherLength));
      if (share < (sharesMin[prefix] as number)) return false;
    }
    return likeness(table, l, r) >= least - roundedOff;
  };
  const shareMin = sharesMin[prefixMax] as number;
  return field === otherField ? { holds, near: { field, lackingMax: 0, shareMin } } : { holds };
}

/** Where to look whether one of several conditions on one field may hold. */
export interface NearnessTest {
  readonly letters: number;
  readonly lengthAt: number;
  readonly lackingMax: number;
  readonly shareMin: number;
}

/** The loosest of what these conditions on one field ask for. */
export function loosestOf(near: readonly Nearness[]): NearnessTest | undefined {
  const [first] = near;
  if (first === undefined) return undefined;
  return {
    ...{ letters: lettersPlaceOf(first.field), lengthAt: lengthPlaceOf(first.field) },
    lackingMax: Math.max(...near.map(({ lackingMax }) => lackingMax)),
    shareMin: Math.min(...near.map(({ shareMin }) => shareMin)),
  };
}

/** Whether one of these conditions on one field may hold, by letters and lengths alone. */
export function mayBeNear(test: NearnessTest, { words, bytes }: RecordTable, l: number, r: number): boolean {
  const has = words[l + test.letters] as number;
  const otherHas = words[r + test.letters] as number;
  const lacking = bitCount(has & ~otherHas);
  const otherLacking = bitCount(otherHas & ~has);
  if (lacking <= test.lackingMax && otherLacking <= test.lackingMax) return true;
  const length = bytes[bytesPerWord * l + test.lengthAt] as number;
  const otherLength = bytes[bytesPerWord * r + test.lengthAt] as number;
  if (length === lengthMax || otherLength === lengthMax) return true;
  const shared = Math.min(length - lacking, otherLength - otherLacking);
  return shared / length + shared / otherLength >= test.shareMin;
}

function commonStart(bytes: Uint8Array, one: number, other: number, most: number): number {
  let prefix = 0;
  while (prefix < most && bytes[one + prefix] === bytes[other + prefix]) prefix++;
  return prefix;
}

/** The same condition, which is asked once where several levels need it for one pair. */
export function once({ holds }: PairCondition): PairCondition {
  return { holds: lastOf(holds) };
}

/** The same of a pair, which is reckoned once as long as it is asked of that pair alone. It does not keep a table alive: one of millions of records is large. */
export function lastOf<Answer>(
  reckon: (table: RecordTable, l: number, r: number) => Answer,
): (table: RecordTable, l: number, r: number) => Answer {
  let lastTable = 0;
  let lastL = -1;
  let lastR = -1;
  let last: Answer;
  return (table, l, r) => {
    if (l === lastL && r === lastR && table.serial === lastTable) return last;
    last = reckon(table, l, r);
    lastTable = table.serial;
    lastL = l;
    lastR = r;
    return last;
  };
}

export function all(...conditions: readonly PairCondition[]): PairCondition {
  return {
    holds: (table, l, r) => {
      for (const { holds } of conditions) if (!holds(table, l, r)) return false;
      return true;
    },
  };
}

export function any(...conditions: readonly PairCondition[]): PairCondition {
  return {
    holds: (table, l, r) => {
      for (const { holds } of conditions) if (holds(table, l, r)) return true;
      return false;
    },
  };
}

export function not({ holds }: PairCondition): PairCondition {
  return { holds: (table, l, r) => !holds(table, l, r) };
}

/** Bits that are set in 32 (Warren 2012, Hacker's Delight, section 5-1). */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
