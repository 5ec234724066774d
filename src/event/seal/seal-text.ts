import { isCardNumber } from './card-number.ts';
import type { Seal } from './seal.ts';
import { normaliseNumber, sealString, sealValueOfField } from './seal-string.ts';
import { normaliseFieldName, otherNumberFields } from './sealed-field.ts';

// A JSON text inside a string of a JSON text is common (Snowplow), inside that once more happens; deeper is nobody's honest work.
const jsonInStringsMax = 3;
// Nesting beyond this is refused later; below it a bracket costs no memory here.
const trackedDepthMax = 512;

interface Frame {
  readonly inSealedField: boolean;
  /** `{"type": "card_number", "id": "…"}`: the name stands in a value, and the number beside it. */
  namesSealedField: boolean;
  readonly pairValues: Literal[];
}

interface Literal {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/**
 * Seals numbers in JSON text, literal by literal and in place: what is not sealed stays byte for byte, duplicate keys are all seen, and
 * malformed text is read as far as it goes. Integers that a double cannot hold exactly become strings, so that no id changes on the way.
 */
export function sealText(text: string, seal: Seal): string {
  return new TextSealer(text, seal, 0, true).run();
}

/** Seals text that turned out to be no JSON: literals first, then everything between them as running text. */
export function sealUnreadableText(text: string, seal: Seal): string {
  return sealString(new TextSealer(text, seal, 0, false).run(), seal);
}

const numberToken = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const afterString = /\s*:/y;
const keyedArray = /\[\s*(?:"?[0-9A-Za-z#*]{1,4}"?\s*,\s*)+"?[0-9A-Za-z#*]{1,4}"?\s*\]/y;
// A pair names its field in one member and holds the number in the other.
const pairNames = new Set(['type', 'namespace', 'name', 'key', 'field']);
const pairMembers = new Set(['id', 'value']);

class TextSealer {
  readonly #text: string;
  readonly #seal: Seal;
  readonly #depth: number;
  readonly #exactIntegers: boolean;
  readonly #changes: { start: number; end: number; text: string }[] = [];
  readonly #frames: Frame[] = [{ inSealedField: false, namesSealedField: false, pairValues: [] }];
  #untracked = 0;
  #key = '';

  constructor(text: string, seal: Seal, depth: number, exactIntegers: boolean) {
    this.#text = text;
    this.#seal = seal;
    this.#depth = depth;
    this.#exactIntegers = exactIntegers;
  }

  run(): string {
    const text = this.#text;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code === 0x22) at = this.#string(at);
      else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) at = this.#number(at);
      else if (code === 0x5b) at = this.#open(at);
      else {
        if (code === 0x7b) this.#open(at);
        else if (code === 0x7d || code === 0x5d) this.#close();
        else if (code === 0x2c) this.#key = '';
        at += 1;
      }
    }
    while (this.#frames.length > 0) this.#settlePair(this.#frames.pop() as Frame);
    return this.#apply();
  }

  get #frame(): Frame {
    return this.#frames[this.#frames.length - 1] as Frame;
  }

  get #inSealedField(): boolean {
    return this.#frame.inSealedField || (this.#key !== '' && this.#seal.isSealedField(this.#key));
  }

  #open(at: number): number {
    const inSealedField = this.#inSealedField;
    if (this.#text[at] === '[' && inSealedField) {
      keyedArray.lastIndex = at;
      const match = keyedArray.exec(this.#text)?.[0];
      const sealed = match && sealValueOfField(normaliseNumber(match), this.#seal);
      if (match && sealed && sealed !== normaliseNumber(match)) {
        // Digits keyed one by one: sealed one by one they could be told apart.
        this.#changes.push({ start: at, end: at + match.length, text: `["${sealed}"]` });
        return at + match.length;
      }
    }
    if (this.#frames.length <= trackedDepthMax) this.#frames.push({ inSealedField, namesSealedField: false, pairValues: [] });
    else this.#untracked += 1;
    this.#key = '';
    return at + 1;
  }

  #close(): void {
    if (this.#untracked > 0) this.#untracked -= 1;
    else if (this.#frames.length > 1) this.#settlePair(this.#frames.pop() as Frame);
    this.#key = '';
  }

  #string(start: number): number {
    const text = this.#text;
    let end = start + 1;
    let escaped = false;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === 0x22) break;
      if (code === 0x5c) {
        escaped = true;
        end += 1;
      }
    }
    end = Math.min(end, text.length);
    const raw = text.slice(start + 1, end);
    const content = escaped ? contentOf(raw) : raw;
    end = Math.min(end + 1, text.length);
    afterString.lastIndex = end;
    if (afterString.test(text)) {
      this.#change(start, end, content, sealString(content, this.#seal));
      this.#key = content;
      return afterString.lastIndex;
    }
    this.#value({ start, end, content });
    return end;
  }

  #value(literal: Literal): void {
    const name = this.#key;
    if (this.#inSealedField) {
      const sealed = sealValueOfField(literal.content, this.#seal);
      if (sealed !== literal.content) {
        this.#change(literal.start, literal.end, literal.content, sealed);
        return;
      }
    }
    const field = normaliseFieldName(name);
    if (pairNames.has(field) && this.#seal.isSealedField(literal.content)) this.#frame.namesSealedField = true;
    else if (pairMembers.has(field) && this.#untracked === 0) {
      this.#frame.pairValues.push(literal);
      return;
    }
    this.#plain(literal, field);
  }

  #plain({ start, end, content }: Literal, field: string): void {
    const inner = looksLikeJson(content) && this.#depth < jsonInStringsMax ? this.#inner(content) : content;
    const isOtherNumber = otherNumberFields.has(field) && /^\d+$/.test(inner);
    this.#change(start, end, content, isOtherNumber ? inner : sealString(inner, this.#seal));
  }

  #inner(content: string): string {
    return new TextSealer(content, this.#seal, this.#depth + 1, false).run();
  }

  #settlePair({ pairValues, namesSealedField }: Frame): void {
    for (const literal of pairValues) {
      const { start, end, content } = literal;
      const sealed = namesSealedField ? sealValueOfField(content, this.#seal) : content;
      if (sealed !== content) this.#change(start, end, content, sealed);
      else if (this.#text[start] === '"') this.#plain(literal, '');
      else this.#plainNumber(literal, '');
    }
  }

  #number(start: number): number {
    numberToken.lastIndex = start;
    const token = numberToken.exec(this.#text)?.[0];
    if (token === undefined) return start + 1;
    const end = start + token.length;
    const field = normaliseFieldName(this.#key);
    const literal = { start, end, content: wholeNumber(token) ?? '' };
    if (literal.content !== '' && this.#inSealedField) {
      const sealed = sealValueOfField(literal.content, this.#seal);
      if (sealed !== literal.content) this.#change(start, end, token, sealed);
      else this.#plainNumber(literal, field);
    } else if (pairMembers.has(field) && this.#untracked === 0) this.#frame.pairValues.push(literal);
    else this.#plainNumber(literal, field);
    return end;
  }

  #plainNumber({ start, end, content }: Literal, field: string): void {
    if (content === '') return;
    if (isCardNumber(content.replace('-', '')) && !otherNumberFields.has(field))
      this.#change(start, end, content, this.#seal.reference(content.replace('-', '')));
    else if (this.#exactIntegers && /^-?\d{16,}$/.test(content) && !Number.isSafeInteger(Number(content)))
      this.#changes.push({ start, end, text: `"${content}"` });
  }

  #change(start: number, end: number, content: string, sealed: string): void {
    if (sealed !== content) this.#changes.push({ start, end, text: JSON.stringify(sealed) });
  }

  #apply(): string {
    if (this.#changes.length === 0) return this.#text;
    this.#changes.sort((left, right) => left.start - right.start);
    let sealed = '';
    let copied = 0;
    for (const change of this.#changes) {
      sealed += this.#text.slice(copied, change.start) + change.text;
      copied = change.end;
    }
    return sealed + this.#text.slice(copied);
  }
}

/** The digits of a JSON number that is whole: `4.111111111111111e15` is a spreadsheet's way to write a card number, `4111111111111111.0` a script's. */
function wholeNumber(token: string): string | undefined {
  const whole = /^(-?\d+)(?:\.0+)?$/.exec(token)?.[1];
  if (whole !== undefined) return whole;
  const value = Number(token);
  return Number.isSafeInteger(value) && /e/i.test(token) ? String(value) : undefined;
}

function looksLikeJson(content: string): boolean {
  return /^\s*[[{]/.test(content) && content.includes('"');
}

/** A string's content; for a malformed escape, as much of it as can be read. */
function contentOf(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw
      .replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\(["\\/])/g, '$1')
      .replace(/\\[nrt]/g, ' ');
  }
}
