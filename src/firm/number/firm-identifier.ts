import { mod97 } from './check-digits.ts';
import { vatProblem } from './vat-number.ts';

/** What a firm is known by. `group_id` is the number that a system of ours gives it: `groupId` in Segment's group calls. */
export const firmNamespaces = ['lei', 'vat', 'duns', 'registration', 'domain', 'group_id'] as const;
export type FirmNamespace = (typeof firmNamespaces)[number];

export interface FirmIdentifier {
  readonly namespace: FirmNamespace;
  readonly value: string;
}

/** An identifier in the form in which it is stored and compared, or what is wrong with it. */
export type CheckedIdentifier = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: string };

const valueLengthMax = 200;

/** Checks an identifier and brings it into one form: `https://www.Acme.example/de` is `acme.example`, `pt 501 964 843` is `PT501964843`. Pure. */
export function checkFirmIdentifier(namespace: FirmNamespace, given: string): CheckedIdentifier {
  const text = given.trim();
  if (text === '') return wrong('is empty');
  if (text.length > valueLengthMax) return wrong(`is longer than ${valueLengthMax} characters`);
  return checks[namespace](text);
}

export function isFirmNamespace(text: string): text is FirmNamespace {
  return (firmNamespaces as readonly string[]).includes(text);
}

const checks: Readonly<Record<FirmNamespace, (text: string) => CheckedIdentifier>> = {
  lei: checkLei,
  vat: (text) => {
    const number = plain(text);
    const problem = vatProblem(number);
    // One country has one name: Greece's code is EL in VAT numbers.
    return problem === undefined ? { ok: true, value: number.replace(/^GR/, 'EL') } : wrong(problem);
  },
  duns: checkDuns,
  registration: checkRegistration,
  domain: checkDomain,
  group_id: (text) => ({ ok: true, value: text }),
};

const wrong = (problem: string): CheckedIdentifier => ({ ok: false, problem });
const plain = (text: string): string => text.toUpperCase().replace(/[\s.\-_/]/g, '');

/** ISO 17442-1: 4 characters of the issuer, 14 of the firm, 2 check digits by ISO/IEC 7064 MOD 97-10. */
function checkLei(text: string): CheckedIdentifier {
  const number = plain(text);
  if (!/^[0-9A-Z]{18}\d{2}$/.test(number)) return wrong('is no LEI: it has 20 letters and digits, the last two of them digits');
  return mod97(number) === 1
    ? { ok: true, value: number }
    : wrong('has wrong check digits for an LEI: a character is mistyped, look it up at gleif.org');
}

/** Nine digits; Dun & Bradstreet gave up the check digit in 2006, so a slip of the pen is not seen. */
function checkDuns(text: string): CheckedIdentifier {
  const number = plain(text);
  return /^\d{9}$/.test(number) ? { ok: true, value: number } : wrong('is no D-U-N-S number: it has nine digits, for example 15-048-3782');
}

/** A number in a national register, behind the two letters of the country (ISO 3166-1): registers know nothing of each other. */
function checkRegistration(text: string): CheckedIdentifier {
  const number = plain(text);
  return /^[A-Z]{2}[0-9A-Z]{2,30}$/.test(number)
    ? { ok: true, value: `${number.slice(0, 2)}:${number.slice(2)}` }
    : wrong('is no number of a register: write the two letters of the country first, for example GB 01234567');
}

/** A registrable name or one below it (RFC 1035 with the letters of IDNA); addresses and e-mail addresses are cut down to it. */
function checkDomain(text: string): CheckedIdentifier {
  const host = text
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  const isName =
    /^(?=.{4,190}$)([a-z0-9\u00a1-\uffff]([a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?\.)+[a-z\u00a1-\uffff][a-z0-9\u00a1-\uffff-]{1,62}$/.test(
      host,
    );
  return isName ? { ok: true, value: host } : wrong('is no domain: write it like acme.example');
}

// Whoever writes from one of these says nothing about a firm.
const everybodysDomains = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net web.de t-online.de mail.ru yandex.ru proton.me protonmail.com qq.com 163.com sapo.pt facebook.com instagram.com linkedin.com google.com wixsite.com wordpress.com blogspot.com'.split(
    ' ',
  ),
);

/** Whether a domain is a firm's own, and no post office or host for everybody. Pure. */
export function isOwnDomain(domain: string): boolean {
  return !everybodysDomains.has(domain) && !everybodysDomains.has(domain.split('.').slice(-2).join('.'));
}
