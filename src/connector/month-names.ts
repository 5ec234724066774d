// Months as they begin in the languages whose exports we meet; the first letters decide, so that full and short names both do.
// Where an abbreviation means different months in two languages, it is left out.
const monthPrefixes: ReadonlyArray<readonly string[]> = [
  ['jan', 'ene', 'gen', 'sty', 'led'],
  ['feb', 'fev', 'lut', 'uno'],
  ['mar', 'maa', 'mrt', 'mae', 'mrz', 'bre'],
  ['apr', 'avr', 'abr', 'kwi', 'dub'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'kve'],
  ['jun', 'juin', 'giu', 'cze', 'cer'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie', 'srp'],
  ['sep', 'set', 'wrz', 'zar'],
  ['oct', 'okt', 'ott', 'out', 'paz', 'rij'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru', 'pro', 'des'],
];

const byPrefix = new Map(monthPrefixes.flatMap((prefixes, index) => prefixes.map((prefix) => [prefix, index + 1] as const)));
const known = new Map<string, number | undefined>();

/** The month (1–12) that a name or its abbreviation means, in a dozen European languages. */
export function monthByName(name: string): number | undefined {
  if (known.has(name)) return known.get(name);
  const letters = name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
  const month = byPrefix.get(letters.slice(0, 4)) ?? byPrefix.get(letters.slice(0, 3));
  // A file has a few dozen spellings; anything more is not months.
  if (known.size < 1000) known.set(name, month);
  return month;
}
