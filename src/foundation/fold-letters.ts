/** Letters that do not come apart into a plain letter and a mark. */
const plainLetters: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' };

/** Without accents and in lower case: `Gonçalves` and `goncalves` are found by each other. */
export function foldLetters(text: string): string {
  const lower = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return lower.replace(/[ßøæœłđðþıħ]/g, (letter) => plainLetters[letter] ?? letter);
}
