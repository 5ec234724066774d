import type { Trait } from '../../../api/contract.ts';

/** What people ask for first, in that order; everything else follows by name. */
const firstNames = ['name', 'firstname', 'lastname', 'email', 'phone', 'address', 'birthday', 'language', 'company', 'title'];

/** Facts on which sources disagree first, then the usual ones, then by name. */
export function orderedFacts(traits: Trait[]): Trait[] {
  const rank = (trait: Trait) => {
    const at = firstNames.indexOf(trait.name.toLowerCase().replace(/[^a-z]/g, ''));
    return (trait.others.length > 0 && trait.hidden !== true ? 0 : 100) + (at < 0 ? firstNames.length : at);
  };
  return [...traits].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}
