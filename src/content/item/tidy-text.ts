// Control characters, direction overrides that turn neighbouring text round, and characters that stand for nothing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is what this is for.
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/gu;

/** Text as it is kept: composed letters, no characters that are not seen, at most one empty line between paragraphs. Pure; twice is once. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreaks, '\n')
    .replaceAll('\t', ' ')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** The same on one line. Pure. */
export function tidyLine(text: string): string {
  return tidyText(text).replace(/\n+/gu, ' ');
}
