/** True when every word of what was typed begins a word of the text; case and accents do not matter. */
export function matchesText(typed: string, text: string): boolean {
  const words = plain(text).split(/[\s,.\-/]+/);
  return plain(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
