import type { Block } from './tell-item.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (letter) => escapes[letter] as string);
}

/** Paragraphs and lists as HTML: the only elements are ours (p, br, ul, ol, li), without attributes, and every letter of a text is a letter. Pure. */
export function htmlOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => ('paragraph' in block ? `<p>${escaped(block.paragraph).replaceAll('\n', '<br>')}</p>` : listOf(block)))
    .join('');
}

function listOf({ list, isNumbered }: { readonly list: readonly string[]; readonly isNumbered: boolean }): string {
  const tag = isNumbered ? 'ol' : 'ul';
  return `<${tag}>${list.map((item) => `<li>${escaped(item)}</li>`).join('')}</${tag}>`;
}
