import { isUtf8 } from 'node:buffer';
import { brotliDecompress, gunzip, gunzipSync, inflate } from 'node:zlib';
import { fromWindows1252 } from '../foundation/index.ts';

/** What was said about a body; only what the bytes themselves leave open is taken from here. */
export interface BodyHeaders {
  readonly contentEncoding?: string | undefined;
  readonly contentType?: string | undefined;
}

export interface DecodeLimits {
  /** Bytes after unpacking. */
  readonly unpackedBytesMax: number;
}

export type DecodedBody =
  | {
      readonly ok: true;
      readonly text: string;
      /** The text in UTF-8 (or an encoding that equals it in ASCII): for passes that read bytes. */
      readonly bytes: Buffer;
      /** How bytes that are no UTF-8 were read. */
      readonly repaired?: 'windows-1252' | 'replaced';
    }
  | { readonly ok: false; readonly code: 'event.body_too_large' | 'event.bad_compression'; readonly message: string };

// Small packed bodies are unpacked at once: handing a few kilobytes to another thread and back costs more than unpacking them.
const unpackAtOnceBytesMax = 32 * 1024;
// Batches of alike events pack 30 to 60 to one; deflate can reach 1,032 to one, which only a bomb does.
const unpackRatioMax = 250;
// Below this a high ratio is harmless: one event repeated in a small batch.
const unpackFreeBytes = 128 * 1024;
// A packed body inside a packed body is a proxy's doubled work; deeper is somebody's play.
const unpackLayersMax = 2;

/**
 * A request's bytes as text, by what they are, not by what the headers say: gzip is told by its first bytes, JSON by its absence of
 * anything else. Deflate and Brotli cannot be told from their bytes and are believed where declared. `data=` forms (old PostHog and
 * pixel senders: percent-encoded or base64, packed or not) are opened. Memory is bounded by the limit at every layer.
 *
 * UTF-8 is expected. UTF-16 is read when a byte order mark says so. Bytes that are no UTF-8: where the rest of the text has intact
 * multi-byte letters, each broken one becomes U+FFFD (a cut letter); otherwise the whole is read as Windows-1252, which maps every byte
 * to a letter and back, so nothing is lost.
 */
export function decodeBody(raw: Buffer, headers: BodyHeaders, limits: DecodeLimits): DecodedBody | Promise<DecodedBody> {
  if (raw.length > limits.unpackedBytesMax) return tooLarge(limits);
  // Nearly all requests end here: plain JSON.
  if (raw[0] === 0x7b && headers.contentEncoding === undefined) return readText(raw);
  return unpack(raw, headers, limits, 0);
}

function unpack(raw: Buffer, headers: BodyHeaders, limits: DecodeLimits, layer: number): DecodedBody | Promise<DecodedBody> {
  const packing = packingOf(raw, layer === 0 ? headers.contentEncoding : undefined);
  if (packing === undefined) return openForm(raw, limits, layer);
  if (layer === unpackLayersMax) return { ok: false, code: 'event.bad_compression', message: 'the body is compressed more than twice' };
  const maxOutputLength = Math.min(limits.unpackedBytesMax, Math.max(unpackFreeBytes, raw.length * unpackRatioMax));
  if (packing === 'gzip' && raw.length <= unpackAtOnceBytesMax) {
    try {
      return unpack(gunzipSync(raw, { maxOutputLength }), headers, limits, layer + 1);
    } catch (error) {
      return badPacking(error, packing, limits);
    }
  }
  return new Promise((resolve) => {
    const done = (error: Error | null, unpacked: Buffer): void => {
      resolve(error ? badPacking(error, packing, limits) : unpack(unpacked, headers, limits, layer + 1));
    };
    if (packing === 'gzip') gunzip(raw, { maxOutputLength }, done);
    else if (packing === 'deflate') inflate(raw, { maxOutputLength }, done);
    else brotliDecompress(raw, { maxOutputLength }, done);
  });
}

function packingOf(raw: Buffer, declared: string | undefined): 'gzip' | 'deflate' | 'br' | undefined {
  if (raw.length > 2 && raw[0] === 0x1f && raw[1] === 0x8b) return 'gzip';
  // Proxies unpack a body and leave the header: what begins as JSON is not packed.
  if (declared === undefined || raw[0] === 0x7b || raw[0] === 0x5b) return undefined;
  if (/\bbr\b/i.test(declared)) return 'br';
  return /\bdeflate\b/i.test(declared) ? 'deflate' : undefined;
}

/** `data=…`: a form whose one field holds the JSON, percent-encoded or in base64, possibly packed. */
function openForm(raw: Buffer, limits: DecodeLimits, layer: number): DecodedBody | Promise<DecodedBody> {
  if (raw.length < 5 || raw.toString('latin1', 0, 5) !== 'data=') return readText(raw);
  const data = new URLSearchParams(raw.toString('utf8')).get('data') ?? '';
  if (/^\s*[{[]/.test(data)) return readText(Buffer.from(data));
  const inner = Buffer.from(data.replaceAll(' ', '+'), 'base64');
  return packingOf(inner, undefined) === undefined ? readText(inner) : unpack(inner, {}, limits, layer);
}

function readText(raw: Buffer): DecodedBody {
  const start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  const bytes = start === 0 ? raw : raw.subarray(start);
  if (isUtf8(bytes)) return { ok: true, text: bytes.toString('utf8'), bytes };
  if ((raw[0] === 0xff && raw[1] === 0xfe) || (raw[0] === 0xfe && raw[1] === 0xff)) {
    const text = new TextDecoder(raw[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(raw);
    return { ok: true, text, bytes: Buffer.from(text) };
  }
  const replaced = bytes.toString('utf8');
  if (hasIntactLetters(replaced)) return { ok: true, text: replaced, bytes, repaired: 'replaced' };
  return { ok: true, text: fromWindows1252(bytes.toString('latin1')), bytes, repaired: 'windows-1252' };
}

/** Whether the text has more intact letters beyond ASCII than broken ones: then it was meant as UTF-8. */
function hasIntactLetters(text: string): boolean {
  let intact = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) intact += 1;
  }
  return intact > broken;
}

function badPacking(error: unknown, packing: string, limits: DecodeLimits): DecodedBody {
  if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(limits);
  return { ok: false, code: 'event.bad_compression', message: `the body says that it is compressed (${packing}) and cannot be unpacked` };
}

function tooLarge(limits: DecodeLimits): DecodedBody {
  const message = `the body is larger than ${limits.unpackedBytesMax} bytes once unpacked, or packed more than ${unpackRatioMax} to one; send smaller batches`;
  return { ok: false, code: 'event.body_too_large', message };
}

/** Where and why a text is no JSON, in words that quote nothing of it: the text may hold what nobody should see in a log. */
export function jsonProblem(error: unknown, text: string): { at: string; message: string } {
  const detail = error instanceof Error ? error.message : '';
  if (/^\s*</.test(text)) return { at: 'line 1, column 1', message: 'the body is XML or HTML; send JSON' };
  const position = positionOf(detail, text);
  if (position === undefined) return { at: `character ${text.length}`, message: 'the JSON ends too early' };
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return { at: `line ${line}, column ${column}`, message: `the body is not JSON: ${wordAt(text, position) ?? reasonOf(detail)}` };
}

// Node shows this much of the text before the place, and more only by dots.
const shownBefore = 10;

/** Where parsing stopped; for an unexpected character Node says only which, and what stands around it. */
function positionOf(detail: string, text: string): number | undefined {
  const position = /position (\d+)/.exec(detail)?.[1];
  if (position !== undefined) return Number(position);
  if (/^"[^"]*" is not valid JSON$/.test(detail)) return text.search(/\S/);
  const [, token, dots, shown = ''] = /^Unexpected token '(.+?)', (\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON$/su.exec(detail) ?? [];
  if (token === undefined) return undefined;
  if (dots !== undefined) return text.indexOf(shown) + shownBefore;
  for (const part of text.matchAll(/"(?:[^"\\]|\\.)*"|./gsu)) if (part[0] === token) return part.index;
  return 0;
}

const wordsOfPrograms: Readonly<Record<string, string>> = {
  NaN: 'null, or leave the field out',
  Infinity: 'null, or leave the field out',
  undefined: 'null, or leave the field out',
  None: 'null',
  True: 'true',
  False: 'false',
};

/** A value as programs print it that JSON has no word for. */
function wordAt(text: string, position: number): string | undefined {
  const word = /^-?([A-Za-z]+)/.exec(text.slice(position, position + 12))?.[1] ?? '';
  return Object.hasOwn(wordsOfPrograms, word) ? `${word} is no value of JSON; write ${wordsOfPrograms[word]}` : undefined;
}

function reasonOf(detail: string): string {
  if (/after property value/.test(detail)) return 'a comma or a closing brace is missing';
  if (/after array element/.test(detail)) return 'a comma or a closing bracket is missing';
  if (/after property name/.test(detail)) return 'a colon is missing after a name';
  if (/property name/.test(detail)) return 'a name in double quotes is expected here';
  if (/control character/.test(detail)) return 'a control character stands unescaped in a string';
  if (/escaped/.test(detail)) return 'an escape sequence is wrong';
  if (/Unterminated/.test(detail)) return 'a string is not closed';
  if (/after JSON/.test(detail)) return 'something follows after the end';
  return 'an unexpected character';
}
