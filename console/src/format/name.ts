/** A machine's name as a person would write it: `first_name`, `firstName` and `first-name` all read `First name`. */
export function humanName(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => (/^[A-Z0-9]{2,}$/.test(word) ? word : word.toLowerCase()));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Up to two letters for the place where a photo would be; nothing for somebody without a name. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word));
  const first = words[0];
  if (first === undefined) return '';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letter = (word: string | undefined) => (word === undefined ? '' : ([...word][0] ?? ''));
  return (letter(first) + letter(last)).toLocaleUpperCase();
}

/** A fact's value in one line: lists with commas, an address from its parts, anything deeper as JSON. */
export function valueText(value: unknown, words: { yes: string; no: string }): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const parts = Array.isArray(value) ? value : Object.values(value as Record<string, unknown>);
  if (parts.every((part) => part === null || typeof part !== 'object')) {
    return parts
      .filter((part) => part !== null && part !== undefined && part !== '')
      .map(String)
      .join(', ');
  }
  return JSON.stringify(value);
}
