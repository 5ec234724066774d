import { type ConsentRules, type Permissions, permissionsOf } from '../consent/index.ts';
import { dayMs } from '../foundation/index.ts';
import { countryCode, type Fragment, type OpenProblem, openProblemOf } from '../profile/index.ts';
import type { Contact } from './contact.ts';
import type { GateRules } from './gate-rules.ts';
import { type RelationshipWanted, relationshipWantedOf } from './relationship.ts';

/** All that the gate goes by, of one person at one moment. */
export interface Standing {
  readonly permissions: Permissions;
  readonly relationship: RelationshipWanted | undefined;
  readonly contacts: readonly Contact[];
  readonly openProblem: OpenProblem | undefined;
  readonly zone?: string | undefined;
  /** ISO 3166, two letters. */
  readonly country?: string | undefined;
  /** How many there are of a product; undefined where nobody keeps count. */
  readonly stockOf: (product: string) => number | undefined;
}

export interface StandingInput {
  readonly fragments: readonly Fragment[];
  readonly contacts: readonly Contact[];
  readonly zone?: string | undefined;
  /** A code or a name. */
  readonly country?: string | undefined;
  readonly stockOf?: (product: string) => number | undefined;
}

/** What the gate goes by, read out of a person's fragments; each part when it is first asked for. Pure. */
export function standingOf(person: StandingInput, consent: ConsentRules, gate: GateRules, now: number): Standing {
  const { fragments, contacts, zone } = person;
  // Rules name countries by their codes; people write them as they please.
  const country = person.country === undefined ? undefined : countryCode(person.country);
  const permissions = permissionsOf(fragments, { country }, consent, now);
  let relationship: { readonly found: RelationshipWanted | undefined } | undefined;
  let problem: { readonly found: OpenProblem | undefined } | undefined;
  return {
    permissions,
    contacts,
    zone,
    country,
    stockOf: person.stockOf ?? (() => undefined),
    get relationship() {
      relationship ??= { found: relationshipWantedOf(fragments, permissions, contacts, now) };
      return relationship.found;
    },
    get openProblem() {
      problem ??= { found: recent(openProblemOf(fragments.map(({ summary }) => summary)), gate, now) };
      return problem.found;
    },
  };
}

function recent(problem: OpenProblem | undefined, { problemDays }: GateRules, now: number): OpenProblem | undefined {
  return problem !== undefined && problem.since > now - problemDays * dayMs ? problem : undefined;
}
