/** A message of the server as a sentence of its own: a capital letter in front, a full stop at the end. */
export function sentence(text: string): string {
  const clean = text.trim();
  const started = clean.charAt(0).toLocaleUpperCase() + clean.slice(1);
  return started === '' || /[.!?…:]$/.test(started) ? started : `${started}.`;
}
