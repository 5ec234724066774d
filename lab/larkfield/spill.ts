import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvLine, encodeWindows1252, type FileSpec, fileSpecs } from './files.ts';

// What waits in memory for one bucket or file before it goes to disk: few system calls.
const bufferBytesMax = 256 * 1024;
// What waits in memory for all buckets together, however many there are.
const allBuffersBytesMax = 128 * 1024 * 1024;
// Rows of one bucket are sorted in memory; a month of 25,000 people is about 30,000 rows.
const peoplePerMonthBucket = 60_000;
const bucketDaysMax = 30;
const keyDigits = 13;
const newline = 10;
// Stands for a line break inside a row while it waits in the spill file.
const brokenLine = '\u0001';

/** What was written to one file. */
export interface FileReport {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
}

/** Bytes that are gathered before they go to a file. */
class Gathered {
  readonly #flush: (bytes: Buffer) => void;
  readonly #bytes: Buffer;
  #length = 0;

  constructor(capacity: number, flush: (bytes: Buffer) => void) {
    this.#bytes = Buffer.allocUnsafe(capacity);
    this.#flush = flush;
  }

  text(text: string): void {
    // No character takes more than three bytes for each of its units.
    if (text.length * 3 > this.#bytes.length - this.#length) {
      this.flush();
      if (text.length * 3 > this.#bytes.length) {
        this.#flush(Buffer.from(text, 'utf8'));
        return;
      }
    }
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }

  copy(from: Buffer, start: number, end: number): void {
    if (end - start > this.#bytes.length - this.#length) {
      this.flush();
      if (end - start > this.#bytes.length) {
        this.#flush(from.subarray(start, end));
        return;
      }
    }
    this.#length += from.copy(this.#bytes, this.#length, start, end);
  }

  flush(): void {
    if (this.#length > 0) this.#flush(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}

/**
 * Writes rows that come person by person into files that are in order of arrival, with bounded memory: rows go to one spill file per
 * stretch of time; at the end each stretch is sorted and dealt out to the files.
 */
export class SortedFiles {
  readonly #folder: string;
  readonly #spillFolder: string;
  readonly #start: number;
  readonly #bucketMs: number;
  readonly #buckets: Gathered[];

  constructor(folder: string, start: number, until: number, people: number) {
    this.#folder = folder;
    this.#spillFolder = join(folder, '.spill');
    this.#start = start;
    this.#bucketMs = (bucketDaysMax * 86_400_000) / Math.ceil(people / peoplePerMonthBucket);
    rmSync(this.#spillFolder, { recursive: true, force: true });
    mkdirSync(this.#spillFolder, { recursive: true });
    const count = Math.ceil((until - start) / this.#bucketMs) + 2;
    const capacity = Math.min(bufferBytesMax, Math.floor(allBuffersBytesMax / count));
    this.#buckets = Array.from(
      { length: count },
      (_, number) => new Gathered(capacity, (bytes) => appendFileSync(this.#spillPath(number), bytes)),
    );
  }

  /** A row of file number `file` that arrives at `time` (milliseconds). */
  add(time: number, file: number, text: string): void {
    const number = Math.min(this.#buckets.length - 1, Math.max(0, Math.floor((time - this.#start) / this.#bucketMs)));
    const line = text.includes('\n') ? text.replaceAll('\n', brokenLine) : text;
    const key = String(Math.max(0, Math.round(time))).padStart(keyDigits, '0');
    (this.#buckets[number] as Gathered).text(`${key}${String.fromCharCode(65 + file)}${line}\n`);
  }

  #spillPath(number: number): string {
    return join(this.#spillFolder, String(number));
  }

  /** Sorts, writes the files with their headings, and removes the spill. */
  finish(): FileReport[] {
    const outputs = fileSpecs.map((spec) => new Output(this.#folder, spec));
    try {
      for (const [number, bucket] of this.#buckets.entries()) {
        bucket.flush();
        if (!existsSync(this.#spillPath(number))) continue;
        const bytes = readFileSync(this.#spillPath(number));
        rmSync(this.#spillPath(number));
        dealOut(bytes, outputs);
      }
      return outputs.map((output) => output.close());
    } finally {
      rmSync(this.#spillFolder, { recursive: true, force: true });
    }
  }
}

function dealOut(bytes: Buffer, outputs: readonly Output[]): void {
  const starts: number[] = [];
  const times: number[] = [];
  for (let at = 0; at < bytes.length; at = bytes.indexOf(newline, at) + 1) {
    starts.push(at);
    let time = 0;
    for (let digit = 0; digit < keyDigits; digit++) time = time * 10 + (bytes[at + digit] as number) - 48;
    times.push(time);
  }
  starts.push(bytes.length);
  // Equal times keep the order of generation, so that the files do not depend on the engine's sort.
  const order = Array.from(times.keys()).sort((left, right) => (times[left] as number) - (times[right] as number) || left - right);
  for (const line of order) {
    const start = starts[line] as number;
    (outputs[(bytes[start + keyDigits] as number) - 65] as Output).row(bytes, start + keyDigits + 1, starts[line + 1] as number);
  }
}

class Output {
  readonly #spec: FileSpec;
  readonly #path: string;
  readonly #file: number;
  readonly #gathered: Gathered;
  #rows = 0;

  constructor(folder: string, spec: FileSpec) {
    this.#spec = spec;
    this.#path = join(folder, spec.name);
    this.#file = openSync(this.#path, 'w');
    this.#gathered = new Gathered(bufferBytesMax, (bytes) => writeFileSync(this.#file, bytes));
    if (spec.encoding === 'utf-8-bom') this.#gathered.text('\ufeff');
    if (spec.format === 'csv') this.#encoded(`${csvLine(spec.header, spec.delimiter)}\n`);
  }

  /** A row with its line break. */
  row(bytes: Buffer, start: number, end: number): void {
    this.#rows++;
    if (this.#spec.format === 'ndjson') this.#gathered.copy(bytes, start, end);
    else this.#encoded(bytes.toString('utf8', start, end).replaceAll(brokenLine, '\n'));
  }

  #encoded(text: string): void {
    if (this.#spec.encoding !== 'windows-1252') {
      this.#gathered.text(text);
      return;
    }
    const bytes = encodeWindows1252(text);
    this.#gathered.copy(bytes, 0, bytes.length);
  }

  close(): FileReport {
    this.#gathered.flush();
    closeSync(this.#file);
    return { name: this.#spec.name, rows: this.#rows, bytes: statSync(this.#path).size };
  }
}
