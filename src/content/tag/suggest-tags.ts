import { foldLetters } from '../../foundation/index.ts';
import type { ContentBody, TagKind } from '../item/content-item.ts';
import type { StandardEntry, TagStandard } from './tag-standard.ts';

export interface SuggestedTag {
  readonly kind: TagKind;
  readonly value: string;
  /** The words of the item that speak of it; empty where its kind alone does. */
  readonly because: readonly string[];
}

/** How much a word says by where it stands: a title is chosen, a body runs on. */
const weights = { title: 3, keyFact: 2, body: 1 } as const;
/** One word in the body may stand there by chance. */
const scoreMin = 2;
/** What a kind of content is by nature: a review answers what others say; of the rest it decides between equals, as one word of a body does. */
const natureScore = { question: scoreMin, other: 1 } as const;
/** More suggestions than these nobody reads; products are facts, and all that are named are suggested. */
const perKindMax: Readonly<Record<TagKind, number>> = { question: 3, stage: 2, product: 5, occasion: 2, device: 3, mood: 2, topic: 3 };
// Shorter ones stand for themselves: `fit` is not `fitness`.
const stemLettersMin = 4;
const becauseMax = 6;

/**
 * What an item seems to be about, by the words of the standard that it uses: a proposal that a person looks at. Case, accents and endings do not matter; products
 * are known by each of their names. The same item and standard give the same tags in the same order. Pure.
 */
export function suggestTags(item: ContentBody, standard: TagStandard): SuggestedTag[] {
  const parts = partsOf(item);
  const questions = best('question', standard.questions, item, parts);
  // A question is asked in its stages: what speaks of it speaks of them.
  const asked = new Set(questions.slice(0, 1).flatMap(({ value }) => standard.questions.find(({ key }) => key === value)?.stages ?? []));
  return [
    ...questions,
    ...best('stage', standard.stages, item, parts, asked),
    ...productsIn(item, standard, parts),
    ...best('occasion', standard.occasions, item, parts),
    ...best('device', standard.devices, item, parts),
    ...best('mood', standard.moods, item, parts),
    ...best('topic', standard.topics, item, parts),
  ];
}

interface Part {
  readonly weight: number;
  readonly tokens: readonly string[];
  readonly distinct: ReadonlySet<string>;
}

function partsOf(item: ContentBody): Part[] {
  return [
    partOf(weights.title, item.title),
    partOf(weights.keyFact, item.keyFact),
    partOf(weights.body, textsOf(item.fields).join(' \n ')),
  ];
}

function partOf(weight: number, text: string): Part {
  const tokens = tokensOf(text);
  return { weight, tokens, distinct: new Set(tokens) };
}

/** Words and numbers without case and accents; `LK-2210-B` is three of them here as in the standard. */
function tokensOf(text: string): string[] {
  return foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function best(
  kind: TagKind,
  entries: readonly StandardEntry[],
  item: ContentBody,
  parts: readonly Part[],
  also?: ReadonlySet<string>,
): SuggestedTag[] {
  return entries
    .map((entry) => {
      const { score, because } = found(entry.words.map(nameOf), parts);
      const nature =
        (entry.kinds?.includes(item.kind) === true ? natureScore[kind === 'question' ? 'question' : 'other'] : 0) +
        (also?.has(entry.key) === true ? scoreMin : 0);
      return { kind, value: entry.key, because, score: score + nature };
    })
    .filter(({ score }) => score >= scoreMin)
    .sort((left, right) => right.score - left.score)
    .slice(0, perKindMax[kind])
    .map(({ score: _score, ...tag }) => tag);
}

/**
 * A product is meant by its name, its numbers or what people call it; one mention is enough, and its own words are looked for whole. `Compact 7 Long Range` speaks of
 * that one and not of the `Compact 7`: what lies within a longer name of another product is no mention.
 */
function productsIn(item: ContentBody, standard: TagStandard, parts: readonly Part[]): SuggestedTag[] {
  const mentions = parts.flatMap((part) => withoutCovered(mentionsIn(part, productNames(standard))));
  const found = new Map<string, { score: number; because: string[] }>();
  for (const { key, words, weight } of mentions) {
    const sum = found.get(key) ?? { score: 0, because: [] };
    if (!sum.because.includes(words)) found.set(key, { score: sum.score + weight, because: [...sum.because, words] });
  }
  const { product } = item;
  if (product !== undefined && standard.products.some(({ key }) => key === product)) {
    const sum = found.get(product) ?? { score: 0, because: [] };
    found.set(product, { ...sum, score: sum.score + weights.title });
  }
  return [...found]
    .sort(([, left], [, right]) => right.score - left.score)
    .slice(0, perKindMax.product)
    .map(([key, { because }]) => ({ kind: 'product', value: key, because: because.slice(0, becauseMax) }));
}

interface Mention {
  readonly key: string;
  readonly words: string;
  readonly weight: number;
  readonly from: number;
  readonly until: number;
}

function mentionsIn({ weight, tokens, distinct }: Part, products: ReturnType<typeof productNames>): Mention[] {
  return products.flatMap(({ key, names }) =>
    names.flatMap(({ words, tokens: name }) =>
      placesOf(name, tokens, distinct).map((from) => ({ key, words, weight, from, until: from + name.length })),
    ),
  );
}

function withoutCovered(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(
    ({ key, from, until }) =>
      !mentions.some((other) => other.key !== key && other.from <= from && other.until >= until && other.until - other.from > until - from),
  );
}

/** Where some words stand one after another, each whole. */
function placesOf(words: readonly string[], tokens: readonly string[], distinct: ReadonlySet<string>): number[] {
  const [first] = words;
  if (first === undefined || !distinct.has(first)) return [];
  const places: number[] = [];
  for (let at = tokens.indexOf(first); at >= 0; at = tokens.indexOf(first, at + 1)) {
    if (words.every((word, offset) => tokens[at + offset] === word)) places.push(at);
  }
  return places;
}

interface Name {
  readonly words: string;
  readonly tokens: readonly string[];
}

function nameOf(words: string): Name {
  return { words, tokens: tokensOf(words) };
}

const namesByStandard = new WeakMap<TagStandard, readonly { readonly key: string; readonly names: readonly Name[] }[]>();

/** The names of thousands of products, taken apart once as long as the standard is the same. */
function productNames(standard: TagStandard) {
  const known = namesByStandard.get(standard);
  if (known !== undefined) return known;
  const made = standard.products.map(({ key, name, numbers, nicknames }) => ({
    key,
    names: [key, name, ...numbers, ...nicknames].map(nameOf),
  }));
  namesByStandard.set(standard, made);
  return made;
}

/** Which of some names stand in the item, and how much that says: each once, where it says most. */
function found(names: readonly Name[], parts: readonly Part[]): { readonly score: number; readonly because: readonly string[] } {
  let score = 0;
  const because: string[] = [];
  for (const { words, tokens } of names) {
    const weight = Math.max(0, ...parts.map((part) => (stands(tokens, part) ? part.weight : 0)));
    if (weight > 0) because.push(words);
    score += weight;
  }
  return { score, because: because.slice(0, becauseMax) };
}

/** Whether some words stand one after another. */
function stands(words: readonly string[], { tokens }: Part): boolean {
  if (words.length === 0) return false;
  for (let at = 0; at + words.length <= tokens.length; at += 1) {
    if (words.every((word, offset) => isWord(tokens[at + offset] as string, word))) return true;
  }
  return false;
}

function isWord(token: string, word: string): boolean {
  return token === word || (word.length >= stemLettersMin && token.startsWith(word));
}
