import { type IdentityRules, ruleOf } from '../../identity/index.ts';
import type { Fragment } from '../../profile/index.ts';

/** In words, why joining these two asks for a second look: what one person has only so many of, and they would have more together. Pure. */
export function reasonsForCare(one: readonly Fragment[], other: readonly Fragment[], rules: IdentityRules): string[] {
  const countIn = (fragments: readonly Fragment[], namespace: string): number =>
    fragments.filter(({ identifier }) => identifier.namespace === namespace).length;
  const namespaces = new Set(one.map(({ identifier }) => identifier.namespace));
  return [...namespaces].flatMap((namespace) => {
    const more = countIn(other, namespace);
    const together = countIn(one, namespace) + more;
    const { label, perPersonMax } = ruleOf(rules, namespace);
    return more === 0 || together <= perPersonMax
      ? []
      : [`together they would have ${together} of: ${label}; one person has at most ${perPersonMax}`];
  });
}
