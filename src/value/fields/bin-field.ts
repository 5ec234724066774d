import { type FieldValue, isDateText, isMissing, numberOf } from './field-table.ts';

export type FieldKind = 'date' | 'number' | 'text' | 'yesNo';

/** A field cut into bins, of which everybody is in one. How it is cut knows nothing of the outcome. */
export interface BinnedField {
  readonly kind: FieldKind;
  /** The bin of each person. */
  readonly bin: Uint16Array;
  readonly bins: number;
  /** Bins 0 … `ordered` − 1 are in the order of their numbers; the others (not known, not a number) stand beside. 0 for texts. */
  readonly ordered: number;
  /** People of whom it is known. */
  readonly known: number;
  readonly distinct: number;
}

export interface BinOptions {
  /** Fewer people than this are no bin of their own: rare values are told together. */
  readonly binMin: number;
}

// Sixteenths lose about 0.002 of an AUC against the numbers themselves, and leave enough people in each.
const numberBinsMax = 16;
// A firm's categories; what is left is rare.
const textBinsMax = 300;
// A column of numbers with a few words in it ("n/a") is one of numbers.
const numberShareMin = 0.98;

/** Cuts a field into bins: quantiles of numbers and dates, the values of texts, one for those of whom it is not known. Pure; cost: a sort. */
export function binField(values: readonly FieldValue[], { binMin }: BinOptions): BinnedField {
  let [known, numbers, dates, yesNo] = [0, 0, 0, 0];
  const distinct = new Set<FieldValue>();
  for (const value of values) {
    if (isMissing(value)) continue;
    known += 1;
    distinct.add(value);
    if (typeof value === 'boolean') yesNo += 1;
    else if (numberOf(value, false) !== undefined) numbers += 1;
    else if (typeof value === 'string' && isDateText(value.trim())) dates += 1;
  }
  const facts = { known, distinct: distinct.size };
  if (known > 0 && numbers >= numberShareMin * known) return { kind: 'number', ...facts, ...binNumbers(values, false, binMin) };
  if (known > 0 && dates >= numberShareMin * known) return { kind: 'date', ...facts, ...binNumbers(values, true, binMin) };
  return { kind: known > 0 && yesNo === known ? 'yesNo' : 'text', ...facts, ...binTexts(values, binMin) };
}

type Bins = Pick<BinnedField, 'bin' | 'bins' | 'ordered'>;

function binNumbers(values: readonly FieldValue[], isDate: boolean, binMin: number): Bins {
  const size = values.length;
  const numbers = new Float64Array(size);
  let count = 0;
  const sorted = new Float64Array(size);
  values.forEach((value, person) => {
    const number = isMissing(value) ? undefined : numberOf(value, isDate);
    numbers[person] = number ?? Number.NaN;
    if (number !== undefined) sorted[count++] = number;
  });
  const ends = quantileEnds(sorted.subarray(0, count).sort(), binMin);
  const bin = new Uint16Array(size);
  let [missing, others] = [0, 0];
  values.forEach((value, person) => {
    const number = numbers[person] as number;
    if (Number.isNaN(number)) {
      bin[person] = isMissing(value) ? ends.length : ends.length + 1;
      if (isMissing(value)) missing += 1;
      else others += 1;
    } else bin[person] = placeOf(ends, number);
  });
  const counts = [...Array.from({ length: ends.length }, () => binMin), missing, others];
  return { ...joinRare(bin, counts, binMin), ordered: ends.length };
}

/** The greatest number of each bin: about equal parts; equal numbers together, and alone where many people have them. */
function quantileEnds(sorted: Float64Array, binMin: number): number[] {
  const size = sorted.length;
  const wanted = Math.max(binMin, Math.ceil(size / numberBinsMax));
  const ends: number[] = [];
  let from = 0;
  for (let at = 0; at < size; ) {
    let next = at + 1;
    while (next < size && sorted[next] === sorted[at]) next += 1;
    if (next - at >= wanted && at - from >= binMin) {
      ends.push(sorted[at - 1] as number);
      from = at;
    }
    if (next - from >= wanted) {
      ends.push(sorted[at] as number);
      from = next;
    }
    at = next;
  }
  if (from === size) return ends;
  // Too few are left for a bin of their own: they go with those before them.
  if (size - from < binMin) ends.pop();
  ends.push(sorted[size - 1] as number);
  return ends;
}

function placeOf(ends: readonly number[], number: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (number <= (ends[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function binTexts(values: readonly FieldValue[], binMin: number): Bins {
  const places = new Map<string, number>();
  const counts: number[] = [];
  const bin = new Uint16Array(values.length);
  const keys = values.map((value) => (isMissing(value) ? '' : `${typeof value === 'string' ? value.trim() : value}`));
  const byKey = new Map<string, number>();
  for (const key of keys) byKey.set(key, (byKey.get(key) ?? 0) + 1);
  const frequent = [...byKey].filter(([key, count]) => key !== '' && count >= binMin).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [key, count] of frequent.slice(0, textBinsMax)) {
    places.set(key, counts.length);
    counts.push(count);
  }
  const rare = counts.length;
  counts.push(0, 0);
  keys.forEach((key, person) => {
    const place = key === '' ? rare + 1 : (places.get(key) ?? rare);
    bin[person] = place;
    if (place >= rare) counts[place] = (counts[place] as number) + 1;
  });
  return { ...joinRare(bin, counts, binMin), ordered: 0 };
}

/** The last two bins (rare or not a number, and not known) are joined with the largest when they are too small to say anything. */
function joinRare(bin: Uint16Array, counts: readonly number[], binMin: number): Pick<Bins, 'bin' | 'bins'> {
  const first = counts.length - 2;
  let largest = first;
  counts.forEach((count, place) => {
    if (count > (counts[largest] as number)) largest = place;
  });
  const place = counts.map((count, at) => (at >= first && count < binMin ? largest : at));
  for (let person = 0; person < bin.length; person += 1) bin[person] = place[bin[person] as number] as number;
  return { bin, bins: counts.length };
}
