/** An amount as a text gives it, and the currency that stands beside it, if that names one currency alone. */
export interface TextAmount {
  readonly amount: number;
  readonly currency?: string;
}

// What one country alone writes; `$`, `kr` and `¥` are several currencies'.
const currencyOfSign: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  R$: 'BRL',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  zł: 'PLN',
};
// Longer texts are no amounts.
const lengthMax = 40;
const shape =
  /^(?<sign>[-−]?)\s*(?<before>[A-Za-z]{3}|[A-Z]{0,3}\p{Sc}|kr|zł)?\s*(?<sign2>[-−]?)\s*(?<digits>\d[\d.,'’\s]*)(?<after>[A-Za-z]{3}|\p{Sc}|kr|zł)?$/u;

/**
 * An amount in major units out of a text in a local form: `45,00`, `EUR 20.50`, `1.234,50 €`, `1 234,5`, `R$ 10,00`. Undefined for a text that is no amount, and for
 * one that can be read in two ways: `1,234` is a thousand or one and a bit. Pure.
 */
export function amountOfText(text: string): TextAmount | undefined {
  if (text.length > lengthMax) return undefined;
  const found = shape.exec(text.trim())?.groups;
  if (found === undefined || (found.before !== undefined && found.after !== undefined)) return undefined;
  const amount = numberOf((found.digits as string).trim());
  if (amount === undefined || (found.sign !== '' && found.sign2 !== '')) return undefined;
  const named = found.before ?? found.after;
  const currency =
    named === undefined ? undefined : (currencyOfSign[named] ?? (/^[A-Za-z]{3}$/.test(named) ? named.toUpperCase() : undefined));
  const signed = found.sign === '' && found.sign2 === '' ? amount : -amount;
  return { amount: signed, ...(currency === undefined ? {} : { currency }) };
}

/** Digits with marks for thousands and decimals; undefined where a mark may be either. */
function numberOf(digits: string): number | undefined {
  const plain = digits.replace(/(?<=\d)['’\s](?=\d{3}(?!\d))/g, '');
  const marks = [...plain.matchAll(/[.,]/g)].map(([mark]) => mark);
  if (!/^[\d.,]+$/.test(plain)) return undefined;
  const hadSpaces = plain !== digits;
  const last = marks.at(-1);
  if (last === undefined) return Number(plain);
  const isTwoKinds = marks.some((mark) => mark !== last);
  const at = plain.lastIndexOf(last);
  const behind = plain.length - at - 1;
  if (isTwoKinds || hadSpaces) {
    const isOnce = marks.filter((mark) => mark === last).length === 1;
    return isOnce && isGrouped(plain.slice(0, at)) && behind > 0 ? Number(`${bare(plain.slice(0, at))}.${plain.slice(at + 1)}`) : undefined;
  }
  if (marks.length > 1) return isGrouped(plain) ? Number(bare(plain)) : undefined;
  if (behind === 0 || at === 0) return undefined;
  // Three digits behind one mark are thousands in one country and thousandths in another.
  if (behind === 3 && !/^0/.test(plain) && at <= 3) return undefined;
  return Number(`${plain.slice(0, at)}.${plain.slice(at + 1)}`);
}

function bare(text: string): string {
  return text.replace(/[.,]/g, '');
}

/** Thousands marked throughout or not at all, by one mark. */
function isGrouped(text: string): boolean {
  return /^\d+$/.test(text) || /^\d{1,3}(\.\d{3})+$/.test(text) || /^\d{1,3}(,\d{3})+$/.test(text);
}
