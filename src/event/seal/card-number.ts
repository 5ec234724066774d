/**
 * Payment card numbers by the published ranges of the brands (ISO/IEC 7812 issuer prefixes) and the Luhn check digit. Only the lengths
 * that are issued today: every length more would make one order number in ten of that length look like a card.
 */
interface Brand {
  readonly name: string;
  /** Inclusive ranges of the leading digits, all of one length per range. */
  readonly prefixes: readonly (readonly [number, number])[];
  readonly lengths: readonly number[];
}

const brands: readonly Brand[] = [
  // Thirteen digits of Visa, and twelve to fifteen of Maestro, are EANs, times and order numbers far more often: only field names tell.
  { name: 'visa', prefixes: [[4, 4]], lengths: [16, 19] },
  {
    name: 'mastercard',
    prefixes: [
      [51, 55],
      [2221, 2720],
    ],
    lengths: [16],
  },
  {
    name: 'amex',
    prefixes: [
      [34, 34],
      [37, 37],
    ],
    lengths: [15],
  },
  {
    name: 'discover',
    prefixes: [
      [6011, 6011],
      [644, 649],
      [65, 65],
    ],
    lengths: [16],
  },
  {
    name: 'diners',
    prefixes: [
      [300, 305],
      [3095, 3095],
      [36, 36],
      [38, 39],
    ],
    lengths: [14],
  },
  { name: 'jcb', prefixes: [[3528, 3589]], lengths: [16] },
  { name: 'unionpay', prefixes: [[62, 62]], lengths: [16, 17, 18, 19] },
  // Dankort (5019) is among them.
  {
    name: 'maestro',
    prefixes: [
      [50, 50],
      [56, 69],
    ],
    lengths: [16, 17, 18, 19],
  },
  { name: 'mir', prefixes: [[2200, 2204]], lengths: [16] },
];

export const cardLengthMin = 14;
export const cardLengthMax = 19;

/** True when the digits are a number that one of the brands could have issued and whose check digit holds. */
export function isCardNumber(digits: string): boolean {
  const { length } = digits;
  if (length < cardLengthMin || length > cardLengthMax) return false;
  return brands.some((brand) => brand.lengths.includes(length) && hasPrefix(digits, brand)) && passesLuhn(digits);
}

function hasPrefix(digits: string, brand: Brand): boolean {
  return brand.prefixes.some(([low, high]) => {
    const prefix = Number(digits.slice(0, String(low).length));
    return prefix >= low && prefix <= high;
  });
}

/** Luhn's check (ISO/IEC 7812-1, annex B): from the right, every second digit doubled, the sum a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const weighted = place % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
