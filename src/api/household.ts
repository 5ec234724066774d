import type { Static } from '@sinclair/typebox';
import { formatPersonId, type PersonId } from '../foundation/index.ts';
import { type HouseholdMember, type IdentityRules, sharingInWords } from '../identity/index.ts';
import { type SaidHome, saidHomes } from '../linkage/index.ts';
import { shownIdentifier, type ViewContext } from '../profile/index.ts';
import type { Sql } from '../storage/index.ts';
import type { householdReasons } from './shapes/customer.ts';

export interface DescribedMember extends Static<typeof householdReasons> {
  readonly person: PersonId;
}

/** Who is of one household with a person, each once with all that says so: what both share, and a reviewer's word. */
export async function householdOf(
  sql: Sql,
  person: PersonId,
  sharing: readonly HouseholdMember[],
  { rules, isHidden }: { readonly rules: IdentityRules } & Pick<ViewContext, 'isHidden'>,
): Promise<DescribedMember[]> {
  const shared = new Map(sharing.map((member) => [member.person, shownIdentifier(member.shares, isHidden)]));
  const said = new Map((await saidHomes(sql, person)).map((home) => [home.person, home]));
  return [...new Set([...shared.keys(), ...said.keys()])].map((member) => {
    const [shares, word] = [shared.get(member), said.get(member)];
    const reasons = [...(shares === undefined ? [] : [sharingInWords(rules, shares)]), ...(word === undefined ? [] : [wordInWords(word)])];
    return {
      ...{ person: member, why: reasons.join('; ') },
      ...(shares === undefined ? {} : { shares }),
      ...(word === undefined ? {} : { said: { by: word.by, time: new Date(word.time).toISOString(), reason: word.reason } }),
    };
  });
}

function wordInWords({ by, time }: SaidHome): string {
  return `said by ${by} on ${new Date(time).toISOString().slice(0, 10)}: one household`;
}

/** A member as answers write it. */
export function memberView({ person, ...reasons }: DescribedMember) {
  return { id: formatPersonId(person), ...reasons };
}
