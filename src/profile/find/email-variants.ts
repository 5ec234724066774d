// What people have before the @; other signs are allowed and hardly ever used.
const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789._-+'];
// A longer one would ask for some 3,000 addresses, which still costs only a few milliseconds, but nobody types it.
const localLengthMax = 40;
// Below this a wrong letter leaves nothing to go by.
const localLengthMin = 3;

/**
 * All addresses that differ from a whole e-mail address in one letter before the @: another, one more, one less, or two in the wrong
 * order. Some 80 for each letter; to look them all up in the index of addresses is a few milliseconds, and needs no index that every new
 * address would pay for. Empty for what is not a whole address. Pure.
 */
export function emailsNear(address: string): string[] {
  const match = /^([^@\s]+)(@[^@\s]+\.[^@\s]+)$/.exec(address);
  const [, local = '', domain = ''] = match ?? [];
  if (local.length < localLengthMin || local.length > localLengthMax) return [];
  const near = new Set<string>();
  for (let at = 0; at <= local.length; at++) {
    const before = local.slice(0, at);
    const after = local.slice(at);
    for (const letter of letters) near.add(before + letter + after);
    if (after === '') break;
    near.add(before + after.slice(1));
    for (const letter of letters) near.add(before + letter + after.slice(1));
    if (after.length > 1) near.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
  }
  near.delete(local);
  return [...near].map((each) => each + domain);
}
