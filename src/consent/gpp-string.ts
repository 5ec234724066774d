import { bitReader } from './tcf-string.ts';

/** What a GPP string holds that we can use: the TC string of its European section, and objections to sale or sharing under laws of US states. */
export interface GppConsent {
  readonly tcf?: string;
  /** True where she objects in any US section, false where she was asked and does not. */
  readonly objectsToSale?: boolean;
}

const headerType = 3;
const sections = { tcfEu: 2, usPrivacy: 6 } as const;
/** Of each US section the places of the bits on sale, on sharing and on ads made for her: national, California, Virginia, Colorado, Utah, Connecticut. */
const optOutsAt = new Map<number, readonly number[]>([
  [7, [18, 20, 22]],
  [8, [12, 14]],
  [9, [12, 14]],
  [10, [12, 14]],
  [11, [14, 16]],
  [12, [12, 14]],
]);
// A header names a dozen sections; a larger one is a loop in the making.
const sectionsMax = 64;
// Two bits of type 1, and one that says yes.
const gpcSegment = 0b011;
const charactersMax = 40_000;

/**
 * Reads a GPP string's header and the sections that we can use (2 Europe, 6 to 12 United States). Undefined where it cannot be read.
 * Pure. Source: IAB Tech Lab, Global Privacy Platform, consent string specification.
 */
export function readGppString(text: string): GppConsent | undefined {
  if (text.length > charactersMax) return undefined;
  const [header = '', ...bodies] = text.split('~');
  const ids = sectionIdsOf(header);
  if (ids === undefined || ids.length !== bodies.length) return undefined;
  const bodyOf = (id: number): string | undefined => bodies[ids.indexOf(id)];
  const tcf = bodyOf(sections.tcfEu);
  const objections = [
    objectionOfUsPrivacy(bodyOf(sections.usPrivacy)),
    ...[...optOutsAt].map(([id, places]) => objectionOfState(bodyOf(id), places)),
  ];
  const objectsToSale = objections.includes(true) ? true : objections.includes(false) ? false : undefined;
  return { ...(tcf === undefined ? {} : { tcf }), ...(objectsToSale === undefined ? {} : { objectsToSale }) };
}

/** Ids of the sections: ranges of steps in Fibonacci code. */
function sectionIdsOf(header: string): number[] | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(header)) return undefined;
  const read = bitReader(header);
  if (read.length < 24 || read(0, 6) !== headerType || read(6, 6) !== 1) return undefined;
  let at = 24;
  const step = (): number | undefined => {
    const found = fibonacciAt(read, at);
    if (found === undefined) return undefined;
    at = found.next;
    return found.value;
  };
  const ids: number[] = [];
  let last = 0;
  for (let range = read(12, 12); range > 0; range -= 1) {
    const isRange = read(at, 1) === 1;
    at += 1;
    const first = step();
    const length = isRange ? step() : 0;
    if (first === undefined || length === undefined || ids.length + length >= sectionsMax) return undefined;
    for (let id = last + first; id <= last + first + length; id += 1) ids.push(id);
    last = ids.at(-1) as number;
  }
  return ids;
}

/** A number written as a sum of Fibonacci numbers, the smallest first, ended by two ones. */
function fibonacciAt(read: ReturnType<typeof bitReader>, from: number): { value: number; next: number } | undefined {
  let [small, large] = [1, 2];
  let value = 0;
  let before = 0;
  for (let at = from; at < read.length; at += 1) {
    const bit = read(at, 1);
    if (bit === 1 && before === 1) return { value, next: at + 1 };
    if (bit === 1) value += small;
    before = bit;
    [small, large] = [large, small + large];
  }
  return undefined;
}

/** `1YNN`: version, notice given, opted out of sale, covered by a service provider agreement. */
export function objectionOfUsPrivacy(text: string | undefined): boolean | undefined {
  const [, answer] = /^1[YN-]([YN-])[YN-]$/i.exec(text ?? '') ?? [];
  return answer === undefined || answer === '-' ? undefined : answer.toUpperCase() === 'Y';
}

/** Each of its opt-outs is 1 opted out, 2 did not, 0 does not apply. A second segment may repeat Global Privacy Control. */
function objectionOfState(text: string | undefined, places: readonly number[]): boolean | undefined {
  if (text === undefined || !/^[A-Za-z0-9_.-]+$/.test(text)) return undefined;
  const [core = '', ...others] = text.split('.');
  const read = bitReader(core);
  if (read.length < 24 || (read(0, 6) !== 1 && read(0, 6) !== 2)) return undefined;
  if (others.some((segment) => bitReader(segment)(0, 3) === gpcSegment)) return true;
  const answers = places.map((place) => read(place, 2));
  return answers.includes(1) ? true : answers.includes(2) ? false : undefined;
}
