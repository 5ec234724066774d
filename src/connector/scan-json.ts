/** One value found in a stream of JSON: its text and the physical line where it begins. */
export interface JsonPiece {
  readonly text: string;
  readonly line: number;
}

const quote = 34;
const backslash = 92;
const lineFeed = 10;
const openers = new Set([91, 123]);
const closers = new Set([93, 125]);
const whitespace = new Set([32, 9, 10, 13]);
const comma = 44;

/**
 * Cuts the elements out of one big JSON array, chunk by chunk, without holding more than one element. It follows strings and
 * brackets only; each piece is parsed by who receives it. Works on bytes-in-a-string: all that matters to it is ASCII.
 */
export class JsonArrayScanner {
  private piece = '';
  private pieceLine = 1;
  private line = 1;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private begun = false;
  private ended = false;
  /** The first line with text outside the array, which is not read. */
  strayLine: number | undefined;

  /** The elements completed by this chunk. `piece` grows by whole chunks' slices, so that long elements stay cheap. */
  push(chunk: string): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === lineFeed) this.line++;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === backslash) this.escaped = true;
        else if (code === quote) this.inString = false;
        continue;
      }
      if (this.depth === 0) {
        if (!this.begun && code === 91) {
          this.begun = true;
          this.depth = 1;
          from = at + 1;
        } else if (!whitespace.has(code)) {
          this.strayLine ??= this.line;
        }
        continue;
      }
      if (code === quote) this.inString = true;
      if (this.depth === 1 && (code === comma || code === 93)) {
        this.finish(chunk.slice(from, at), pieces);
        from = at + 1;
        if (code === 93) {
          this.depth = 0;
          this.ended = true;
        }
        continue;
      }
      if (this.piece === '' && at === from && whitespace.has(code)) {
        from = at + 1;
        continue;
      }
      if (this.piece === '' && at === from) this.pieceLine = this.line;
      if (openers.has(code)) this.depth++;
      else if (closers.has(code)) this.depth--;
    }
    if (this.depth > 0) this.piece += chunk.slice(from);
    return pieces;
  }

  private finish(tail: string, pieces: JsonPiece[]): void {
    const text = (this.piece + tail).trim();
    this.piece = '';
    if (text !== '') pieces.push({ text, line: this.pieceLine });
  }

  /** Bytes of the element that is not complete yet. */
  get pendingBytes(): number {
    return this.piece.length;
  }

  /** Where an unfinished element began; undefined when the array was closed. */
  unfinishedLine(): number | undefined {
    return this.ended ? undefined : this.piece === '' ? this.line : this.pieceLine;
  }
}
