import { writeFile } from 'node:fs/promises';
import { csvLine, type Row, textsOf } from '../../connector/index.ts';
import { InvalidInput, type Problem } from '../../foundation/index.ts';

// Enough to see what is wrong with a file, few enough to be read.
export const linesShownMax = 20;

/**
 * Rows of a file that cannot be used: the file is refused with their lines, or, where that was asked for, goes on without them, and they are written to a file
 * beside it. Memory: what is left out, as text.
 */
export class BadRows {
  readonly #path: string;
  readonly #isSkipping: boolean;
  readonly #shown: Problem[] = [];
  readonly #kept: { readonly reason: string; readonly row: Row }[] = [];
  #count = 0;

  constructor(path: string, isSkipping: boolean) {
    this.#path = path;
    this.#isSkipping = isSkipping;
  }

  add(row: Row, reason: string): void {
    this.#count += 1;
    if (this.#shown.length < linesShownMax) this.#shown.push({ at: `line ${row.line}`, message: reason });
    if (this.#isSkipping) this.#kept.push({ reason, row });
  }

  /**
   * What was left out, in words, after it was written down beside the file; nothing where all rows could be used.
   * @throws InvalidInput with `code` and the lines, unless they are to be left out
   */
  async settle(code: string, columns: readonly string[] | undefined): Promise<string[]> {
    if (this.#count === 0) return [];
    const more = this.#count - this.#shown.length;
    if (!this.#isSkipping) {
      const rest = more > 0 ? [{ at: this.#path, message: `and ${more} more` }] : [];
      const leave = { at: '--skip-bad', message: 'leaves such rows out and writes them to a file beside' };
      throw new InvalidInput(code, [...this.#shown, ...rest, leave]);
    }
    const beside = `${this.#path}.left-out.csv`;
    const names = columns ?? [];
    const lines = this.#kept.map(({ reason, row }) => {
      const isCut = 'cells' in row && columns !== undefined;
      const texts = textsOf(row);
      const cells = isCut ? names.map((_, at) => texts[at] ?? '') : [...names.map(() => ''), ...texts];
      return csvLine([String(row.line), reason, ...cells]);
    });
    await writeFile(beside, [csvLine(['line', 'reason', ...names, ...(columns === undefined ? ['row'] : [])]), ...lines].join(''));
    const rows = this.#count === 1 ? '1 row that cannot be used is' : `${this.#count.toLocaleString('en')} rows that cannot be used are`;
    return [
      `${rows} left out, and written to ${beside}:`,
      ...this.#shown.map(({ at, message }) => `  ${at}: ${message}`),
      ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
    ];
  }
}

/** Lines that are read, and doubted; in words, with the first of them. */
export class DoubtedLines {
  readonly #shown: number[] = [];
  #count = 0;

  add(line: number): void {
    this.#count += 1;
    if (this.#shown.length < linesShownMax) this.#shown.push(line);
  }

  /** Nothing where there is no such line. */
  told(words: (count: number, lines: string) => string): string[] {
    if (this.#count === 0) return [];
    const lines = `${this.#shown.length === 1 ? 'line' : 'lines'} ${this.#shown.join(', ')}${this.#count > this.#shown.length ? ' …' : ''}`;
    return [words(this.#count, lines)];
  }
}
