import type { Cell } from './row.ts';

/** Which character begins the decimals of a number. */
export type DecimalMark = '.' | ',';

const plain = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
const plainComma = /^[+-]?\d+(,\d*)?$/;
const currencyAround = /^(?:[\p{Sc}]|[A-Z]{3}\s|[A-Z]{3}(?=[\d+-]))?\s*|\s*(?:[\p{Sc}]|\s[A-Z]{3}|kr\.?|zł|Kč|Ft|%)?$/gu;
const grouped: Record<DecimalMark, RegExp> = {
  '.': /^[+-]?\d{1,3}(?:[,'’\s_]\d{2,3})*[,'’\s_]\d{3}(?:\.\d*)?$/,
  ',': /^[+-]?\d{1,3}(?:[.'’\s_]\d{2,3})*[.'’\s_]\d{3}(?:,\d*)?$/,
};
const ungrouped: Record<DecimalMark, RegExp> = { '.': /^[+-]?(?:\d+\.?\d*|\.\d+)$/, ',': /^[+-]?(?:\d+,?\d*|,\d+)$/ };

/**
 * A number as people and systems write it: grouped thousands, a currency sign or code, a minus behind, brackets for negative
 * amounts. Undefined when it is none; nothing is guessed away.
 */
export function parseNumber(cell: Cell, decimal: DecimalMark = '.'): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  let text = cell.trim();
  // `1.234` means two things: only where the point is the mark of decimals is the short way right.
  if (decimal === '.') {
    if (plain.test(text)) return finite(Number(text));
  } else if (plainComma.test(text)) return Number(text.replace(',', '.'));
  if (text === '' || text.length > 60) return undefined;
  let negative = false;
  if (text.startsWith('(') && text.endsWith(')')) {
    negative = true;
    text = text.slice(1, -1).trim();
  }
  text = text.replaceAll('\u2212', '-').replace(currencyAround, '').replace(currencyAround, '').trim();
  if (text.endsWith('-')) {
    negative = !negative;
    text = text.slice(0, -1).trim();
  }
  text = text.replace(/^([+-])[\s\p{Sc}]+/u, '$1');
  if (!grouped[decimal].test(text) && !ungrouped[decimal].test(text)) return undefined;
  const digits = text.replace(decimal === '.' ? /[,'’\s_]/g : /[.'’\s_]/g, '').replace(',', '.');
  const value = finite(Number(digits));
  return value === undefined ? undefined : negative ? -value : value;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** Which decimal mark makes sense of all samples; '.' where both do. Undefined when neither does. */
export function guessDecimal(samples: readonly string[]): DecimalMark | undefined {
  const works = (mark: DecimalMark): boolean => samples.every((sample) => parseNumber(sample, mark) !== undefined);
  const [point, comma] = [works('.'), works(',')];
  if (point && comma) return samples.some(looksCommaDecimal) ? ',' : '.';
  return point ? '.' : comma ? ',' : undefined;
}

/** `1,5` or `12,34` : a comma that no writer of thousands puts there. */
function looksCommaDecimal(sample: string): boolean {
  return /^\D*\d+,\d{1,2}\D*$/.test(sample) && !sample.includes('.');
}
