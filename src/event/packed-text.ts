import { gunzipSync, gzipSync } from 'node:zlib';

// Below this a text fits into its row beside the other columns, and packing it would cost more than writing it.
const packedBytesMin = 2_048;
// Alike events pack ten to one at the quickest level already; better levels cost several times as much for little.
const quickest = { level: 1 };

/** A text that waits in a queue, as few bytes as are quickly had: gzip where it is long, UTF-8 as it is where it is short. */
export function packText(text: string | Buffer): Buffer {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return bytes.length < packedBytesMin ? bytes : gzipSync(bytes, quickest);
}

/** Texts that `packText` packed, as one gzip file: its reader finds one after the other. They are not unpacked for it. */
export function joinPacked(texts: readonly Buffer[]): Buffer {
  return Buffer.concat(texts.map((bytes) => (isGzip(bytes) ? bytes : gzipSync(bytes, quickest))));
}

/** The text that `packText` or `joinPacked` packed. JSON never begins with gzip's first byte, so the bytes themselves say what they are. */
export function unpackText(bytes: Buffer): string {
  return (isGzip(bytes) ? gunzipSync(bytes) : bytes).toString();
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f;
}
