import { type ComparedField, damerauLevenshtein, jaroWinkler, type PairKinds } from '../../linkage/index.ts';
import { type FirmRecord, initialsOf } from './firm-record.ts';
import { halvesOf, type KeyCounts, pairsOfWords, stemOfDomain, wordKey } from './word-keys.ts';

/** How two firms agree: a level for each of `firmComparisons`, 0 where nothing can be compared, and how many firms share what is shared. */
export interface FirmAgreement {
  readonly levels: number[];
  readonly counts: number[];
}

/**
 * How two records of firms are compared. Shares are those of true pairs at which learning begins: of lists that spell one firm in several ways.
 * `form`, `place` and `postcode` say nothing by how rare they are: how often any two share them is learned. How names and places of one firm agree is assumed and not learned: families of
 * names (`Berlin City Council 52`, `… 53`) and sites of chains are commoner than firms listed twice, and would be learned instead.
 */
export const firmComparisons: readonly ComparedField[] = [
  {
    field: 'name',
    isAssumed: true,
    levels: [
      { name: 'equal', matchShare: 0.6 },
      { name: 'spelled_alike', matchShare: 0.2, byCount: true },
      { name: 'initials', matchShare: 0.03 },
      { name: 'words_left_out', matchShare: 0.12, byCount: true },
      { name: 'most_words', matchShare: 0.02, byCount: true },
      { name: 'some_words', matchShare: 0.01, byCount: true },
      { name: 'different', matchShare: 0.02 },
    ],
  },
  {
    field: 'form',
    levels: [
      { name: 'equal', matchShare: 0.85, byCount: false },
      { name: 'different', matchShare: 0.15 },
    ],
  },
  {
    field: 'place',
    isAssumed: true,
    levels: [
      { name: 'one_town', matchShare: 0.9, byCount: false },
      { name: 'one_country', matchShare: 0.07 },
      { name: 'different', matchShare: 0.03 },
    ],
  },
  {
    field: 'postcode',
    levels: [
      { name: 'equal', matchShare: 0.75, byCount: false },
      { name: 'different', matchShare: 0.25 },
    ],
  },
  {
    field: 'domain',
    levels: [
      { name: 'equal', matchShare: 0.75 },
      { name: 'other_ending', matchShare: 0.08 },
      { name: 'different', matchShare: 0.17 },
    ],
  },
  {
    field: 'phone',
    levels: [
      { name: 'equal', matchShare: 0.6 },
      { name: 'one_extension', matchShare: 0.1 },
      { name: 'different', matchShare: 0.3 },
    ],
  },
  {
    field: 'number',
    levels: [
      { name: 'equal', matchShare: 0.8 },
      { name: 'one_digit', matchShare: 0.05 },
      { name: 'different', matchShare: 0.15 },
    ],
  },
];

/** Of sister firms a part of the name is the same, and each has words of its own. */
const namesOfSisters = [0.02, 0.03, 0.01, 0.14, 0.3, 0.4, 0.1];

/** What two firms can be besides one: strangers, two of one place, sisters
 * in one house and of one name, or parts of one group, which share a name and a domain and not a place. */
export const firmKinds: PairKinds = {
  explanations: [
    { name: 'strangers', shared: [], startShare: 1, seenIn: 'random' },
    { name: 'one_place', shared: ['place', 'postcode'], startShare: 0.03, seenIn: 'random' },
    { name: 'sisters', shared: ['place', 'postcode', 'domain'], ownWay: { name: namesOfSisters }, startShare: 1e-5, seenIn: 'brought' },
    { name: 'one_group', shared: ['name', 'domain', 'number'], startShare: 1e-5, seenIn: 'brought' },
  ],
  leftBehind: [],
};

/** Words that say a trade and hardly which firm: they weigh little until a firm's own lists tell how common they are. */
const tradeWords = new Set(
  `hotel hotels hoteis hoteles hotelaria hosteleria inn inns lodge lodges resort resorts group grupo groupe gruppe holding holdings international internacional global
  services servicos servicios service solutions solucoes soluciones systems systemas trading trade commerce comercio distribution distribuicao imports exports import export
  construction construcoes construcciones engenharia engineering consulting consultoria consultores partners associates associados advogados industries industria industrias
  manufacturing logistics logistica transport transportes couriers express tours travel viagens media films pictures restaurant restaurante cafe bakery padaria farmacia pharmacy
  school university universidade city council clinic clinica properties imobiliaria immobilien bank banco leasing finance financial energy energia digital technologies tecnologia tech
  software studio store stores shop cycles wheels foods food wines vinhos medical health auto motors real estate national park park parcels journeys trails`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

// What is assumed of words before many firms are known: so many imagined firms beside those that are.
const imaginedFirms = 1_000;
const tradeShare = 0.02;
const wordShare = 0.0005;
const alikeFrom = 0.88;
const lettersToMisspell = 4;
const abbreviationLength = 4;
const mostFrom = 0.6;
const someFrom = 0.3;
// Of words that are alike without sharing a half nobody knows how many there are.
const alikeShareMax = 0.01;

/** What it says of which firm it is to have a word that so many have, in bits: the rarer, the more (inverse document frequency, Spärck Jones 1972, smoothed). */
function weightOf(word: string, having: number, firms: number): number {
  const imagined = imaginedFirms * (tradeWords.has(word) ? tradeShare : wordShare);
  return Math.log2((firms + imaginedFirms) / (Math.min(having, firms) + imagined));
}

/**
 * How many firms have what two words share: the word, or, of words that are alike, the half that a slip of the pen left as it was. A misspelt word is rare, but what it is
 * like may be common.
 */
function havingBoth(one: string, other: string, { of, firms }: KeyCounts): number {
  if (one === other) return of(wordKey(one));
  const halves = new Set(halvesOf(other));
  return Math.min(
    ...halvesOf(one)
      .filter((half) => halves.has(half))
      .map(of),
    Math.max(2, firms * alikeShareMax),
  );
}

/** The agreement of two firms. The same whichever comes first. Pure; some ten microseconds. */
export function agreementOf(left: FirmRecord, right: FirmRecord, known: KeyCounts): FirmAgreement {
  const place = placeLevel(left, right);
  const compared = [
    nameAgreement(left, right, known),
    { level: left.form === '' || right.form === '' ? 0 : left.form === right.form ? 1 : 2, count: 0 },
    { level: place, count: 0 },
    { level: postcodeLevel(left, right, place), count: 0 },
    domainAgreement(left, right, known),
    phoneAgreement(left, right, known),
    numberAgreement(left, right),
  ];
  return { levels: compared.map(({ level }) => level), counts: compared.map(({ count }) => count) };
}

interface Compared {
  readonly level: number;
  /** Firms that have what both share. */
  readonly count: number;
}

/**
 * Words of both names are partnered, equal ones first, then those that are alike (SoftTFIDF: Cohen, Ravikumar & Fienberg 2003); what they weigh together against
 * what finds no partner is the level. What the rarest shared word is shared by counts.
 */
function nameAgreement(left: FirmRecord, right: FirmRecord, known: KeyCounts): Compared {
  if (left.words.length === 0 || right.words.length === 0) return { level: 0, count: 0 };
  const { partners, alone } = partnersOf(left.words, right.words);
  const having = partners.map(([one, other]) => havingBoth(one, other, known));
  const together = partners.reduce(
    (sum, pair, at) => sum + Math.min(...pair.map((word) => weightOf(word, having[at] as number, known.firms))),
    0,
  );
  const apart = alone.reduce((sum, word) => sum + weightOf(word, known.of(wordKey(word)), known.firms), 0) / 2;
  const count = Math.max(2, countSharing(partners, having, known));
  if (alone.length === 0) return { level: partners.every(([one, other]) => one === other) ? 1 : 2, count };
  const [one, other] = [left.words.join(''), right.words.join('')];
  // Words that are written together, or apart.
  const isSlip = one.replace(/\D/g, '') === other.replace(/\D/g, '') && damerauLevenshtein(one, other) <= 1;
  if (one === other || (Math.min(one.length, other.length) > lettersToMisspell && isSlip)) return { level: 2, count: 2 };
  if (isShortFor(left, right) || isShortFor(right, left)) return { level: 3, count: 0 };
  const share = together / (together + apart);
  // Only one of the two says more: nothing contradicts.
  const isLeftOut = partners.length === Math.min(left.words.length, right.words.length);
  if (share < someFrom) return { level: 7, count: 0 };
  return { level: isLeftOut ? 4 : share >= mostFrom ? 5 : 6, count };
}

/**
 * How many firms share what two names share: those that have the rarest word, or the rarest two words, that both have; of words that are alike, those that are expected
 * among them, as if they went independently with the others.
 */
function countSharing(partners: readonly [string, string][], having: readonly number[], { of, firms }: KeyCounts): number {
  const equal = partners.flatMap(([one, other]) => (one === other ? [one] : []));
  const exact = Math.min(...equal.map((word) => of(wordKey(word))), ...pairsOfWords(equal).map(of), firms);
  const alike = having.filter((_, at) => partners[at]?.[0] !== partners[at]?.[1]);
  return alike.reduce((count, each) => (count * each) / Math.max(1, firms), exact);
}

/** Each word's partner in the other name, the likest first. */
function partnersOf(left: readonly string[], right: readonly string[]): { partners: [string, string][]; alone: string[] } {
  const partners: [string, string][] = [];
  const [ones, others] = [[...left], [...right]];
  for (const isPartner of [(one: string, other: string) => one === other, isAlike]) {
    for (let at = 0; at < ones.length; ) {
      const place = others.findIndex((other) => isPartner(ones[at] as string, other));
      if (place === -1) at++;
      else partners.push([ones.splice(at, 1)[0] as string, others.splice(place, 1)[0] as string]);
    }
  }
  return { partners, alone: [...ones, ...others] };
}

/** A slip of the pen, or an abbreviation; numbers are one or another. */
function isAlike(one: string, other: string): boolean {
  if (/\d/.test(one) || /\d/.test(other)) return false;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < lettersToMisspell) return false;
  return (
    jaroWinkler(one, other) >= alikeFrom ||
    damerauLevenshtein(one, other) <= 1 ||
    (short.length >= abbreviationLength && long.startsWith(short))
  );
}

function isShortFor(short: FirmRecord, long: FirmRecord): boolean {
  const initials = initialsOf(long);
  return initials !== '' && short.words[0] === initials;
}

const bothSay = (left: FirmRecord, right: FirmRecord, field: 'country' | 'postcode' | 'town'): boolean =>
  left[field] !== '' && right[field] !== '';

function placeLevel(left: FirmRecord, right: FirmRecord): number {
  const isAbroad = bothSay(left, right, 'country') && left.country !== right.country;
  if (isAbroad) return 3;
  if (!bothSay(left, right, 'town')) return 0;
  if (left.town === right.town || isAlike(left.town, right.town)) return 1;
  return bothSay(left, right, 'country') ? 2 : 3;
}

/** Within one town: postcodes of two towns differ anyhow. */
function postcodeLevel(left: FirmRecord, right: FirmRecord, place: number): number {
  if (place > 1 || !bothSay(left, right, 'postcode')) return 0;
  return left.postcode === right.postcode ? 1 : 2;
}

function domainAgreement(left: FirmRecord, right: FirmRecord, known: KeyCounts): Compared {
  if (left.domains.length === 0 || right.domains.length === 0) return { level: 0, count: 0 };
  const shared = left.domains.filter((domain) => right.domains.includes(domain)).map((domain) => known.of(`d:${domain}`));
  if (shared.length > 0) return { level: 1, count: Math.max(2, Math.min(...shared)) };
  const stems = new Set(right.domains.map(stemOfDomain));
  return { level: left.domains.some((domain) => stems.has(stemOfDomain(domain))) ? 2 : 3, count: 0 };
}

function phoneAgreement(left: FirmRecord, right: FirmRecord, known: KeyCounts): Compared {
  if (left.phone === '' || right.phone === '') return { level: 0, count: 0 };
  if (left.phone === right.phone) return { level: 1, count: Math.max(2, known.of(`f:${left.phone}`)) };
  // The lines of one switchboard differ in the last two digits.
  return { level: left.phone.slice(0, -2) === right.phone.slice(0, -2) ? 2 : 3, count: 0 };
}

/** Numbers of one register; those of different ones say nothing. */
function numberAgreement(left: FirmRecord, right: FirmRecord): Compared {
  if (left.numbers.some((number) => right.numbers.includes(number))) return { level: 1, count: 2 };
  const registers = new Map(right.numbers.map((number) => [registerOf(number), number]));
  const met = left.numbers.flatMap((number) => {
    const other = registers.get(registerOf(number));
    return other === undefined ? [] : [damerauLevenshtein(number, other)];
  });
  if (met.length === 0) return { level: 0, count: 0 };
  return { level: Math.min(...met) <= 1 ? 2 : 3, count: 0 };
}

/** `vat:PT`, `registration:GB`, `lei`: within one a firm has one number. */
function registerOf(number: string): string {
  const [namespace = '', value = ''] = number.split(':', 2);
  return namespace === 'vat' || namespace === 'registration' ? `${namespace}:${value.slice(0, 2)}` : namespace;
}
