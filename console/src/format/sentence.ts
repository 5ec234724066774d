/** A message of the server as a sentence of its own: a capital letter in front, a full stop at the end. */
export function sentence(text: string): string {
  const clean = text.trim();
  const started = clean.charAt(0).toLocaleUpperCase() + clean.slice(1);
  return started === '' || /[.!?…:]$/.test(started) ? started : `${started}.`;
}

/** A word as it begins a line. */
export function withCapital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
