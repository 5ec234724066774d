// Twice what an event may have, so that what is cut is still too deep for the check of the event; and little enough that recursion and
// JSON.stringify (whose look for circles grows with the square of the depth) cost nothing to speak of.
export const bodyDepthMax = 128;

const quote = 0x22;
const backslash = 0x5c;

/**
 * The JSON text with each value that is nested deeper than `bodyDepthMax` written as a string that holds its text; the same text when
 * there is none. Whatever reads the body afterwards, by recursion or not, does work that grows with its length alone, and nothing of it
 * is lost. What is never closed is left out: the text is no JSON with it or without.
 *
 * @param bytes the same text in UTF-8, when the caller has it anyway: the quick look then needs no copy.
 */
export function cutDepth(text: string, bytes: Uint8Array = Buffer.from(text)): string {
  if (!isTooDeep(bytes)) return text;
  let cut = '';
  let copied = 0;
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth === bodyDepthMax + 1) start = at;
    } else if (code === 0x5d || code === 0x7d) {
      if (depth === bodyDepthMax + 1) {
        cut += text.slice(copied, start) + JSON.stringify(text.slice(start, at + 1));
        copied = at + 1;
      }
      depth -= 1;
    }
  }
  return depth > bodyDepthMax ? cut + text.slice(copied, start) : cut + text.slice(copied);
}

function isTooDeep(bytes: Uint8Array): boolean {
  const { length } = bytes;
  let depth = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      for (at += 1; at < length && bytes[at] !== quote; at += 1) if (bytes[at] === backslash) at += 1;
    } else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > bodyDepthMax) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}
