import type { ConsentRules } from '../consent/index.ts';
import type { PersonId } from '../foundation/index.ts';
import { type GateRules, readContacts, type Standing, standingOf } from '../gate/index.ts';
import { chooseTraits, type Fragment, placeOfCustomer, readSettlements } from '../profile/index.ts';
import { type PeopleDependencies, sourceNames } from './people.ts';

/** What a person allows, and how she wants it to be, as the gate has it now. */
export async function readStanding(
  people: PeopleDependencies,
  rules: { readonly consent: ConsentRules; readonly gate: GateRules },
  { person, fragments }: { readonly person: PersonId; readonly fragments: readonly Fragment[] },
): Promise<Standing> {
  const now = people.clock.now();
  const identifiers = fragments.map(({ identifier }) => identifier.id);
  const [contacts, settlements] = await Promise.all([
    readContacts(people.postgres, identifiers, now),
    readSettlements(people.postgres, [person]),
  ]);
  const traits = chooseTraits(fragments, settlements, people.traitPreference(), sourceNames(people));
  const { timezone: zone, country } = placeOfCustomer(traits, now);
  return standingOf({ fragments, contacts, zone, country }, rules.consent, rules.gate, now);
}
