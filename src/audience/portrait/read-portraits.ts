import type { PersonId } from '../../foundation/index.ts';
import { readFragments, readSettlements } from '../../profile/index.ts';
import type { Sql } from '../../storage/index.ts';
import { type Portrait, type PortraitContext, portraitOf } from './portrait.ts';

/** The portraits of some people, two queries at once; who has no identifiers of her own any more is not in it. */
export async function readPortraits(sql: Sql, people: readonly PersonId[], context: PortraitContext): Promise<Map<PersonId, Portrait>> {
  const fragments = await readFragments(sql, people);
  const settlements = await readSettlements(sql, people);
  const portraits = new Map<PersonId, Portrait>();
  for (const [person, parts] of fragments) {
    const ids = new Set(parts.map(({ identifier }) => identifier.id));
    const own = settlements.filter(({ identifierId }) => ids.has(identifierId));
    portraits.set(person, portraitOf(parts, own, context));
  }
  return portraits;
}
