import { BoundedCache, foldLetters } from '../../foundation/index.ts';

/** Something people are about, and the words by which pages, products and searches are known to be of it. */
export interface Topic {
  readonly topic: string;
  readonly words: readonly string[];
}

// Pages, products and search terms of a firm: some ten thousand, of which a few hundred are looked at all the time.
const textsKept = 20_000;

/** The topics that a text is of. */
export type TopicsOf = (text: string) => readonly string[];

/**
 * Finds the topics of a text by their words, as content is tagged: from four letters on a word stands for those that begin with it, without case and accents.
 * Answers are remembered, for the same pages are looked at by everybody.
 */
export function topicFinder(topics: readonly Topic[]): TopicsOf {
  const known = new BoundedCache<string, readonly string[]>(textsKept);
  const patterns = topics.map(({ topic, words }) => ({
    topic,
    words: words
      .map(plain)
      .filter((word) => word.length > 0)
      .map(patternOf),
  }));
  return (text) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const within = ` ${plain(text)} `;
    const found = patterns.filter(({ words }) => words.some((word) => within.includes(word))).map(({ topic }) => topic);
    known.set(text, found);
    return found;
  };
}

const prefixLengthMin = 4;

/** A word within plain text: a number is whole (`bike 1` is not `bike 11`). */
function patternOf(word: string): string {
  return word.length >= prefixLengthMin && !/\p{N}$/u.test(word) ? ` ${word}` : ` ${word} `;
}

function plain(text: string): string {
  return foldLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
