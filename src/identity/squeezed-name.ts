import { BoundedCache } from '../foundation/index.ts';

// A firm has a few hundred names of events; squeezing one costs more than finding it.
const squeezedNames = new BoundedCache<string, string>(5_000);

/** `Email Link Clicked`, `email_link_clicked` and `emailLinkClicked` are one name. */
export function squeezedName(name: string): string {
  const known = squeezedNames.get(name);
  if (known !== undefined) return known;
  const text = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  squeezedNames.set(name, text);
  return text;
}
