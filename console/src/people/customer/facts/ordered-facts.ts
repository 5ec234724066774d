import type { Trait } from '../../../api/contract.ts';
import { isOpen } from './is-open.ts';

/** What people ask for first, in that order; everything else follows by name. */
const firstNames = ['name', 'firstname', 'lastname', 'email', 'phone', 'address', 'birthday', 'language', 'company', 'title'];

/** Facts on which sources disagree and nobody has settled it first, then the usual ones, then by name. */
export function orderedFacts(traits: readonly Trait[]): Trait[] {
  const rank = (trait: Trait) => {
    const at = firstNames.indexOf(trait.name.toLowerCase().replace(/[^a-z]/g, ''));
    return (isOpen(trait) ? 0 : 100) + (at < 0 ? firstNames.length : at);
  };
  return [...traits].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}
