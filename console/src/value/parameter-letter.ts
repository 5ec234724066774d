// The letters of the papers, where their names are spelled out.
const letters: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ' };

/** A parameter as its paper writes it. */
export function parameterLetter(name: string): string {
  return name.replace(/\b(alpha|beta|gamma)\b/, (word) => letters[word] ?? word);
}
