// The ends of sentences: punctuation and what closes with it, then a gap and no small letter (`approx. 5 km` goes on); or, in scripts that leave none, the full stop itself; or a line's end.
const sentenceEnd = /[.!?…]+["'”’»)\]]*(?=\s+[^\p{Ll}\p{Nd}\s])|[。！？]+[”’」』）]*|\n/gu;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const wordsOfScript = new Intl.Segmenter('und', { granularity: 'word' });

/** Stands for what was left out. It has three points because the sign with three of them is no letter of the mobile network. */
const leftOut = '...';

/**
 * The longest beginning of a text that `fits`: whole sentences; where not even the first does, whole words and a mark of what was left out; where
 * words are longer than the room, whole letters with their marks. With `wholeSentences` nothing smaller than a sentence is kept. `fits` must hold for every
 * beginning of a text that fits. Deterministic. Pure.
 */
export function shorten(text: string, fits: (text: string) => boolean, wholeSentences = false): string {
  if (fits(text)) return text;
  const sentences = longest(text, sentenceBorders(text), fits, '');
  if (sentences !== '' || wholeSentences) return sentences;
  const words = longest(text, wordBorders(text), fits, leftOut);
  if (words !== '') return words;
  return longest(text, graphemeBorders(text), fits, leftOut);
}

/** The longest beginning up to one of the borders, with `mark` behind it, that fits; empty where none does. */
function longest(text: string, borders: readonly number[], fits: (text: string) => boolean, mark: string): string {
  const at = (border: number) => {
    const begun = text.slice(0, border).trimEnd();
    if (mark === '') return begun;
    const clean = begun.replace(/[\s,;:.–—-]+$/u, '');
    return clean === '' ? '' : `${clean}${mark}`;
  };
  let low = 0;
  let high = borders.length;
  // The first `low` borders fit, those from `high` on do not.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(at(borders[middle] as number))) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? '' : at(borders[low - 1] as number);
}

function sentenceBorders(text: string): number[] {
  return [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length).filter((border) => border < text.length);
}

function wordBorders(text: string): number[] {
  const borders: number[] = [];
  for (const { index, segment, isWordLike } of wordsOfScript.segment(text)) {
    if (isWordLike === true && index + segment.length < text.length) borders.push(index + segment.length);
  }
  return borders;
}

function graphemeBorders(text: string): number[] {
  return [...graphemes.segment(text)].map(({ index, segment }) => index + segment.length).filter((border) => border < text.length);
}
