import { textOf } from '../../foundation/index.ts';
import type { ChosenTrait } from './choose-traits.ts';

/** What to call a person, and which trait says so (undefined when it is made up from what little is known). */
export interface CustomerName {
  readonly display: string;
  readonly trait?: ChosenTrait;
}

/**
 * The name as she likes it, else her first and last name, else her whole name, else what stands before the @ of her e-mail, else the
 * number under which a system knows her, else her name on a social network; an unknown visitor is called by where she is. Pure.
 *
 * Tills and call centres write a family name in capitals; as a name to say it is written as names are.
 */
export function nameOf(
  traits: readonly ChosenTrait[],
  place: { readonly city?: string; readonly country?: string },
  knownAs: readonly { readonly namespace: string; readonly value: string }[],
): CustomerName {
  const find = (...names: string[]): ChosenTrait | undefined => {
    for (const name of names) {
      const trait = traits.find((each) => each.name === name);
      if (trait !== undefined && textOf(trait.value)?.trim()) return trait;
    }
    return undefined;
  };
  const text = (trait: ChosenTrait | undefined): string => (textOf(trait?.value) ?? '').trim();
  const liked = find('preferredName', 'nickname');
  const first = find('firstName');
  const last = find('lastName');
  const whole = find('name');
  if (liked !== undefined) {
    const alone = /\s/.test(text(liked)) || last === undefined;
    return { display: alone ? text(liked) : `${text(liked)} ${withoutShouting(text(last))}`, trait: liked };
  }
  const main = first ?? last;
  if (main !== undefined && (first !== undefined || whole === undefined)) {
    return {
      display: [text(first), text(last)]
        .filter((part) => part !== '')
        .map(withoutShouting)
        .join(' '),
      trait: main,
    };
  }
  if (whole !== undefined) return { display: text(whole), trait: whole };
  const email = find('email');
  if (email !== undefined) return { display: text(email).split('@')[0] as string, trait: email };
  const address = knownAs.find((identifier) => identifier.namespace === 'email');
  if (address !== undefined) return { display: address.value.split('@')[0] as string };
  const number = knownAs.find((identifier) => callingNumbers.has(identifier.namespace));
  if (number !== undefined) return { display: number.value };
  const handle = knownAs.find(({ namespace }) => namespace.endsWith('_handle'));
  if (handle !== undefined) return { display: `@${handle.value}` };
  const where = place.city ?? (place.country === undefined ? undefined : countryName(place.country));
  return { display: where === undefined ? 'Visitor' : `Visitor from ${where}` };
}

/** `COELHO` is `Coelho`; two letters may be initials and `III` is a number. */
function withoutShouting(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.replace(/\p{Lu}[\p{Lu}\p{M}]{2,}/gu, (word) => (/^[IVX]+$/.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase()));
}

/** Numbers that people at the firm call a customer by; a browser's or device's id is nobody's name. */
export const callingNumbers: ReadonlySet<string> = new Set([
  'user_id',
  'customer_id',
  'account_number',
  'store_card',
  'card_number',
  'phone',
]);

const countries = new Intl.DisplayNames(['en'], { type: 'region' });

function countryName(country: string): string {
  return /^[A-Za-z]{2}$/.test(country) ? (countries.of(country.toUpperCase()) ?? country) : country;
}
