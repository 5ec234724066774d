// Countries with the length of their IBAN (ISO 13616 registry), and how many digits come first in what follows the check digits where
// nothing else may stand there (n: only digits to the end). Without these a UUID in ten thousand would pass for an IBAN in small letters.
// A country missing here is sealed under a declared field name only.
const countries =
  'AD24.8 AE23n AL28 AT20n AZ28 BA20n BE16n BG22 BH22 BI27n BR29 BY28 CH21 CR22n CY28 CZ24n DE22n DJ27n DK18n DO28 EE20n EG29n ES24n ' +
  'FI18n FK18 FO18n FR27 GB22 GE22 GI23 GL18n GR27 GT28 HN28 HR21n HU28n IE22 IL23n IQ23 IS26n IT27 JO30 KW30 KZ20 LB28 LC32 LI21 ' +
  'LT20n LU20 LV21 LY25n MC27 MD24 ME22n MK19 MN20n MR27n MT31 MU30 NI28 NL18 NO15n OM23 PK24 PL28n PS29 PT25n QA29 RO24 RS22n RU33 ' +
  'SA24 SC31 SD18n SE24n SI19n SK24n SM27 SO23n ST25n SV28 TL23n TN24n TR26 UA29 VA22n VG24 XK20n YE30';

const prefixLength = 4;
const digitsFirst = new Map<string, number>();
/** Lengths by the low five bits of both letters, in either case, for who reads bytes; 0 for no such country. */
const ibanLengths = new Uint8Array(1024);

for (const entry of countries.split(' ')) {
  const [, country = '', length, rest = ''] = /^(..)(\d+)(.*)$/.exec(entry) ?? [];
  ibanLengths[placeOf(country.charCodeAt(0), country.charCodeAt(1))] = Number(length);
  digitsFirst.set(country, rest === 'n' ? Number(length) - prefixLength : Number(rest.slice(1)));
}

function placeOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** The length of an IBAN of the country with these two letters (character codes, either case); 0 for no such country. */
export function ibanLengthOf(first: number, second: number): number {
  return ibanLengths[placeOf(first, second)] as number;
}

/** True when the text (no spaces, upper case) is an IBAN of its country's length and form whose check digits hold (ISO 7064, mod 97-10). */
export function isIban(text: string): boolean {
  if (text.length <= prefixLength || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text)) return false;
  if (ibanLengthOf(text.charCodeAt(0), text.charCodeAt(1)) !== text.length) return false;
  const digits = digitsFirst.get(text.slice(0, 2)) ?? 0;
  if (!/^\d*$/.test(text.slice(prefixLength, prefixLength + digits))) return false;
  let remainder = 0;
  for (const symbol of text.slice(prefixLength) + text.slice(0, prefixLength)) {
    const value = symbol >= 'A' ? symbol.charCodeAt(0) - 55 : symbol.charCodeAt(0) - 48;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
