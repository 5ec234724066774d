import { isUtf8 } from 'node:buffer';
import { fromWindows1252 } from '../foundation/index.ts';
import type { TextEncoding } from './file-shape.ts';

const beyondAscii = /[\u0080-\u00ff]/;
const lineFeed = 10;

/** True when bytes-in-a-string hold anything but ASCII, so that it has to be decoded. */
export function needsDecoding(byteText: string): boolean {
  return beyondAscii.test(byteText);
}

/** Turns bytes-in-a-string into text; undefined when the bytes are not what the encoding promises. */
export function decodeText(byteText: string, encoding: TextEncoding): string | undefined {
  if (encoding === 'windows-1252') return fromWindows1252(byteText);
  const bytes = Buffer.from(byteText, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return encoding === 'ascii-so-far' ? fromWindows1252(byteText) : undefined;
}

/** The bytes of a text in an encoding, as bytes-in-a-string: a delimiter may itself be beyond ASCII. */
export function encodeText(text: string, encoding: TextEncoding): string {
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1').toString('latin1');
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** What the beginning of a file says of its encoding; 'binary' when it is no text at all. */
export function detectEncoding(head: Buffer, complete: boolean): TextEncoding | 'utf-32' | 'binary' {
  if (head.length >= 4 && head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0) return 'utf-32';
  if (head.length >= 4 && head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff) return 'utf-32';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = zeroBytes(head);
  // Western text in UTF-16 has a zero in every second byte, and only there.
  if (zeros.odd > head.length * 0.3 && zeros.even < zeros.odd / 20) return 'utf-16le';
  if (zeros.even > head.length * 0.3 && zeros.odd < zeros.even / 20) return 'utf-16be';
  const isDamaged = zeros.odd + zeros.even > head.length / 1000 || controlShare(head) > 0.02;
  if (isDamaged && mostLinesDamaged(head)) return 'binary';
  // The sample may end inside a character of several bytes.
  const whole = complete ? head : withoutPartialCharacter(head);
  if (!beyondAscii.test(whole.toString('latin1'))) return 'ascii-so-far';
  return isUtf8(whole) ? 'utf-8' : 'windows-1252';
}

function zeroBytes(head: Buffer): { odd: number; even: number } {
  const zeros = { odd: 0, even: 0 };
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) zeros[at % 2 === 0 ? 'even' : 'odd']++;
  return zeros;
}

/** The share of control characters that no text has. */
function controlShare(head: Buffer): number {
  let count = 0;
  for (const byte of head) if (isControl(byte)) count++;
  return head.length === 0 ? 0 : count / head.length;
}

/** A damaged text keeps whole lines beside the damaged ones; what is no text has them wherever one looks. */
function mostLinesDamaged(head: Buffer): boolean {
  let lines = 0;
  let damaged = 0;
  for (let start = 0; start < head.length; ) {
    const feed = head.indexOf(lineFeed, start);
    const end = feed < 0 ? head.length : feed;
    if (end > start) lines++;
    if (head.subarray(start, end).some(isControl)) damaged++;
    start = end + 1;
  }
  return damaged * 2 > lines;
}

/** The separators 0x1c–0x1f and 0x01 do stand in real exports. */
function isControl(byte: number): boolean {
  return (byte < 9 && byte !== 1) || (byte > 13 && byte < 27) || byte === 127;
}

function withoutPartialCharacter(head: Buffer): Buffer {
  for (let back = 1; back <= 4 && back <= head.length; back++) {
    const byte = head[head.length - back] as number;
    if (byte < 0x80) return head;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
  }
  return head;
}
