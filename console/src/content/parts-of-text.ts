/** A piece of a text as it is read: lines that follow one another, or a list. */
export type PartOfText = { readonly lines: string } | { readonly list: readonly string[]; readonly isNumbered: boolean };

const listLine = /^(-|\d{1,3}\.) (.+)$/;

/** The parts of a plain text in which the lines of a list begin with a dash or a number. Pure. */
export function partsOfText(text: string): PartOfText[] {
  return text.split(/\n{2,}/).flatMap((block): PartOfText[] => {
    const lines = block.split('\n');
    const items = lines.map((line) => listLine.exec(line));
    const isNumbered = items[0]?.[1] !== '-';
    const isList = items.every((item, at) => item !== null && item[1] === (isNumbered ? `${at + 1}.` : '-'));
    if (isList) return [{ list: items.map((item) => item?.[2] ?? ''), isNumbered }];
    return block === '' ? [] : [{ lines: block }];
  });
}
