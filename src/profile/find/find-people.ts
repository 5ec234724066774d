import parsePhoneNumber from 'libphonenumber-js';
import { int4Array, int8Array, type Sql, textArray } from '../../storage/index.ts';
import type { FoundRow, UserRow } from '../queries/find.ts';
import * as queries from '../queries/find.ts';
import { emailsNear } from './email-variants.ts';
import { lettersWrong, prefixLengths, prefixNumber, reversedDigits, squeeze, variantsOf, wordsOf } from './find-text.ts';

/** Why a person was found: which of her facts the query met, and whether exactly (or by its beginning, or with a wrong letter). */
export interface FoundPerson {
  readonly personId: number;
  readonly why: { readonly kind: string; readonly text: string; readonly exact: boolean };
  /** Time of the newest event of the identifier that was found; undefined when it has none. */
  readonly last: number | undefined;
  /** Letters that are wrong, all words together; 0.5 for a beginning. Lower is nearer. */
  readonly distance: number;
}

// A clerk types a name or a number, not a letter.
const queryLengthMax = 100;
// More than these bear the name: the latest known are ranked by when they were last seen, the rest need another word.
const candidatesMax = 400;
// More than these bear the commonest names of a city; reading so many takes 5 ms.
const bearersMax = 5_000;
const entriesMax = 40;
// Words of six letters and more that begin alike: a few; the limit guards against made-up ones.
const longPrefixWordsMax = 200;
// Below this a wrong letter leaves nothing to go by.
const forgivenLengthMin = 3;
// Parts of names that were written as one; shorter ones are in every word.
const partLengthMin = 3;
// A long word comes apart into two names in one way, hardly ever in three.
const pairsMax = 3;
// Shorter digits are a house number; the end of a phone number is unique enough from here on.
const phoneDigitsMin = 6;
// The end of a number that is the same with and without its country, in nearly every country.
const phoneEndLength = 9;
// People around a shared thing whose links are followed; more is no household.
const usersOfSharedMax = 50;
const unindexedNamespaces = ['anonymous_id', 'device_id'];

/**
 * The people whom `query` may mean, nearest first, then by when they were last seen: any identifier or its beginning, order, case,
 * plate and serial numbers, and names in any order of words, without accents, with one wrong letter a word, the last word perhaps not
 * finished. A customer's own number finds her under it, also after a join; an e-mail that nobody has is forgiven a wrong letter before
 * its @. What several people share finds all of them. `reference` is the form in which the number typed would be stored if it is one that
 * is sealed. At most eight short statements, and a few more for a name that nobody bears as it is typed: then each of its words may be a
 * beginning, or a single word two whose hyphen is missing.
 */
export async function findPeople(sql: Sql, query: string, limit: number, reference?: string): Promise<FoundPerson[]> {
  const text = query.trim().slice(0, queryLengthMax).replaceAll('\u0000', '').toWellFormed();
  if (text === '') return [];
  const best = new Map<number, FoundPerson>();
  const [own, byNumber, byName] = await Promise.all([
    findByOwnNumber(sql, text),
    findByNumber(sql, text, reference),
    text.includes('@') ? [] : findByName(sql, text, limit),
  ]);
  const byEmail = text.includes('@') && byNumber.length === 0 ? await findByNearEmail(sql, text) : [];
  for (const found of await withoutShared(sql, [...own, ...byNumber, ...byEmail, ...byName])) keepNearest(best, found);
  return [...best.values()].sort(byNearness).slice(0, limit);
}

/** Someone found, by an identifier that may be shared. */
interface FoundBy extends FoundPerson {
  readonly identifierId: number;
  readonly shared: boolean;
}

/** What several people use finds those people; its own record is one only when events of nobody else belong to it. */
async function withoutShared(sql: Sql, found: readonly FoundBy[]): Promise<FoundPerson[]> {
  const shared = [...new Set(found.filter((each) => each.shared).map((each) => each.identifierId))];
  if (shared.length === 0) return found.map(foundPerson);
  const users = await sql.prepared<UserRow>('find_users_of_shared', queries.usersOfShared, [int8Array(shared), usersOfSharedMax]);
  return found.flatMap((each) => {
    if (!each.shared) return [foundPerson(each)];
    const around = users
      .filter((user) => user.shared_id === each.identifierId)
      .map((user) => ({ ...foundPerson(each), personId: user.person_id, last: user.last ?? undefined }));
    // A summary of no events says 0.
    return each.last === undefined || each.last === 0 ? around : [...around, foundPerson(each)];
  });
}

function foundPerson({ personId, why, last, distance }: FoundBy): FoundPerson {
  return { personId, why, last, distance };
}

function foundBy(row: FoundRow, text: string, exact: boolean, distance: number): FoundBy {
  const why = { kind: row.kind, text, exact };
  return { personId: row.person_id, identifierId: row.identifier_id, shared: row.shared, why, last: row.last ?? undefined, distance };
}

/** `p1042`: the number under which the product itself knows her, or knew her before a join. */
async function findByOwnNumber(sql: Sql, text: string): Promise<FoundBy[]> {
  const number = Number(/^p([1-9][0-9]{0,15})$/i.exec(text)?.[1]);
  if (!Number.isSafeInteger(number)) return [];
  const rows = await sql.prepared<FoundRow>('find_numbered', queries.numbered, [number, text.toLowerCase()]);
  return rows.map((row) => foundBy(row, row.term, true, 0));
}

async function findByNearEmail(sql: Sql, text: string): Promise<FoundBy[]> {
  const near = emailsNear(text.toLowerCase());
  if (near.length === 0) return [];
  const rows = await sql.prepared<FoundRow>('find_near_emails', queries.emailsAmong, [textArray(near), entriesMax]);
  return rows.map((row) => foundBy(row, row.shown ?? row.term, false, 1));
}

function keepNearest(best: Map<number, FoundPerson>, found: FoundPerson): void {
  const known = best.get(found.personId);
  if (known === undefined || byNearness(found, known) < 0) best.set(found.personId, found);
}

function byNearness(left: FoundPerson, right: FoundPerson): number {
  return left.distance - right.distance || (right.last ?? 0) - (left.last ?? 0) || left.personId - right.personId;
}

/** By identifiers and numbers, whole or by their beginning; phones by their end. */
async function findByNumber(sql: Sql, text: string, reference: string | undefined): Promise<FoundBy[]> {
  const squeezed = squeeze(text);
  const lower = text.toLowerCase();
  const digits = phoneEnd(text);
  const sealed = squeeze(reference ?? '');
  const begins = [...new Set([squeezed, lower, (digits ?? '').slice(0, phoneEndLength), sealed])].filter((begin) => begin !== '');
  const rows = await sql.prepared<FoundRow>('find_numbers', queries.entriesNamed, [
    textArray(begins),
    textArray(begins.map(afterBeginning)),
    entriesMax,
    textArray(unindexedNamespaces),
    text,
  ]);
  return rows.flatMap((row) => {
    const isReference = sealed !== '' && row.term === sealed;
    if (row.kind === 'phone' && !isReference) {
      if (digits === undefined || !isSamePhone(row.term, digits)) return [];
      // The end of a phone number is the whole of it for those who leave the country out; a shorter end is a part of it.
      const isWhole = digits.length >= phoneEndLength || row.term === digits;
      return [foundBy(row, row.shown ?? [...row.term].reverse().join(''), isWhole, 0)];
    }
    const typed = isReference ? sealed : row.kind === 'email' ? lower : unindexedNamespaces.includes(row.kind) ? text : squeezed;
    if (typed === undefined || !row.term.startsWith(typed) || (typed.length === 1 && row.term !== typed)) return [];
    const exact = row.term === typed;
    return [foundBy(row, row.shown ?? row.term, exact, exact ? 0 : 0.5)];
  });
}

/** Whether of two reversed numbers one is the end of the other: either may lack its country, or have a trunk zero in its place. */
function isSamePhone(stored: string, typed: string): boolean {
  const term = stored.replace(/0+$/, '');
  return stored.startsWith(typed) || (term.length >= phoneEndLength && typed.startsWith(term));
}

/** The text just after all that begin with `begin`, in byte order. */
function afterBeginning(begin: string): string {
  return `${begin}\u{10ffff}`;
}

/**
 * The digits of what may be a phone number, reversed, without its country where it names one, and without a trunk zero: the end of the
 * number is what all ways of writing it have in common.
 */
function phoneEnd(text: string): string | undefined {
  if (!/^[\d\s+()./-]+$/.test(text)) return undefined;
  const international = text.replace(/^\s*00/, '+').trim();
  const national = international.startsWith('+') ? parsePhoneNumber(international)?.nationalNumber : undefined;
  const digits = national ?? text.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < phoneDigitsMin ? undefined : reversedDigits(digits);
}

interface WantedWord {
  readonly word: string;
  /** The last word may be the beginning of one. */
  readonly isOpen: boolean;
}

async function findByName(sql: Sql, text: string, limit: number): Promise<FoundBy[]> {
  const words = wordsOf(text);
  if (words.length === 0 || words.every((word) => /^\d+$/.test(word))) return [];
  const isOpenEnded = !/\s$/.test(text);
  const wanted = words.map((word, index): WantedWord => ({ word, isOpen: isOpenEnded && index === words.length - 1 }));
  // A single letter says nothing yet, beside other words; it still has to fit.
  const asked = wanted.filter(({ word, isOpen }) => !(isOpen && word.length < prefixLengths.min && wanted.length > 1));
  const near = await wordsNear(sql, asked);
  const exact = await namesWith(sql, asked, wanted, near, 0);
  if (exact.length >= limit) return exact;
  const found = [...exact, ...(await namesWith(sql, asked, wanted, near, 1))];
  if (found.length > 0) return found;
  return words.length > 1 ? await findByBeginnings(sql, words) : await findByTwoInOne(sql, words[0] as string);
}

/** Nobody bears the words as typed: each may be the beginning of one. */
async function findByBeginnings(sql: Sql, words: readonly string[]): Promise<FoundBy[]> {
  const open = words.filter((word) => word.length >= prefixLengths.min).map((word): WantedWord => ({ word, isOpen: true }));
  return open.length === 0 ? [] : namesWith(sql, open, open, await wordsNear(sql, open), 0);
}

/** `LopezSilva`: a word that nobody bears may be two whose hyphen is missing, where both are names. */
async function findByTwoInOne(sql: Sql, word: string): Promise<FoundBy[]> {
  const pairs: [string, string][] = [];
  for (let at = partLengthMin; at <= word.length - partLengthMin; at++) pairs.push([word.slice(0, at), word.slice(at)]);
  if (pairs.length === 0) return [];
  const rows = await sql.prepared<{ id: number; word: string }>('find_word_numbers', queries.wordNumbers, [textArray(pairs.flat())]);
  const numbers = new Map(rows.map((row) => [row.word, { same: [row.id], near: [] }]));
  const found: FoundBy[] = [];
  for (const pair of pairs.filter((parts) => parts.every((part) => numbers.has(part))).slice(0, pairsMax)) {
    const wanted = pair.map((part): WantedWord => ({ word: part, isOpen: false }));
    found.push(
      ...(await namesWith(sql, wanted, wanted, numbers, 0)).map((each) => ({ ...each, distance: 1, why: { ...each.why, exact: false } })),
    );
  }
  return found;
}

/** For each word: the numbers of the words that are it, and of those one letter away. */
async function wordsNear(sql: Sql, asked: readonly WantedWord[]): Promise<Map<string, { same: number[]; near: number[] }>> {
  const variants = new Set(
    asked.flatMap(({ word }) => (word.length >= forgivenLengthMin ? variantsOf(word) : variantsOf(word).slice(0, 1))),
  );
  const rows = await sql.prepared<{ id: number; word: string }>('find_near_words', queries.nearWords, [int4Array([...variants])]);
  const result = new Map<string, { same: number[]; near: number[] }>();
  for (const { word, isOpen } of asked) {
    const same = rows.filter((row) => row.word === word).map((row) => row.id);
    const near = rows.filter((row) => lettersAway(row.word, word) === 1).map((row) => row.id);
    if (isOpen && word.length > prefixLengths.max) {
      const longer = await sql.prepared<{ id: number; word: string }>('find_words_from', queries.wordsFrom, [
        word,
        afterBeginning(word),
        longPrefixWordsMax,
      ]);
      same.push(...longer.map((row) => row.id));
    } else if (isOpen && word.length >= prefixLengths.min) {
      same.push(prefixNumber(word));
    }
    result.set(word, { same, near });
  }
  return result;
}

async function namesWith(
  sql: Sql,
  asked: readonly WantedWord[],
  wanted: readonly WantedWord[],
  near: ReadonlyMap<string, { same: number[]; near: number[] }>,
  wrong: 0 | 1,
): Promise<FoundBy[]> {
  const sets = asked.map(({ word }) => {
    const numbers = near.get(word);
    return wrong === 0 ? (numbers?.same ?? []) : [...(numbers?.same ?? []), ...(numbers?.near ?? [])];
  });
  if (sets.length === 0 || sets.some((set) => set.length === 0)) return [];
  if (wrong === 1 && asked.every(({ word }) => near.get(word)?.near.length === 0)) return [];
  const rows = await sql.prepared<FoundRow>(`find_names_${sets.length}`, queries.namesWithWords(sets.length), [
    bearersMax,
    candidatesMax,
    ...sets.map((set) => int4Array(set)),
  ]);
  return rows.flatMap((row) => {
    const distance = nameDistance(row.term.split(' '), wanted);
    if (distance === undefined) return [];
    const name = row.shown ?? row.term;
    return [foundBy(row, name, distance === 0, distance)];
  });
}

/** Wrong letters of a word typed, 2 for more; of a word of two letters only one that was left out is forgiven. */
function lettersAway(known: string, word: string): 0 | 1 | 2 {
  if (known === word) return 0;
  const isForgiven = word.length >= forgivenLengthMin || (word.length === forgivenLengthMin - 1 && known.length === forgivenLengthMin);
  return isForgiven ? lettersWrong(known, word) : 2;
}

/** How far a name is from the words typed: wrong letters, and a half when the last word is only begun; undefined when a word fits nowhere. */
function nameDistance(words: readonly string[], wanted: readonly WantedWord[]): number | undefined {
  const left = [...words];
  let distance = 0;
  for (const { word, isOpen } of wanted) {
    let bestAt = -1;
    let best = 2;
    left.forEach((candidate, at) => {
      const letters = lettersAway(candidate, word);
      const here = letters > 0 && isOpen && candidate.startsWith(word) ? 0.5 : letters;
      if (here < best) {
        best = here;
        bestAt = at;
      }
    });
    // A name's words are kept without repeats: of Jensen-Jensen one may be typed wrong.
    if (bestAt < 0 && words.length < wanted.length) best = Math.min(...words.map((known) => lettersAway(known, word)));
    if (best > 1) return undefined;
    if (bestAt >= 0) left.splice(bestAt, 1);
    distance += best;
  }
  return distance;
}
