import type { Caller } from '../access/index.ts';
import {
  type Group,
  hasStarterWords,
  type KeepingContext,
  type RuleWords,
  readPortraits,
  type ServiceFloor,
  type World,
} from '../audience/index.ts';
import type { ConsentRules } from '../consent/index.ts';
import type { PersonId } from '../foundation/index.ts';
import { readInBrief } from '../profile/index.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';

/** What the routes about groups need besides what all routes about people do. */
export interface GroupsDependencies {
  readonly world: () => Promise<World>;
  /** On what grounds purposes are allowed. */
  readonly consent?: () => ConsentRules;
  readonly words: () => RuleWords;
  readonly floor: () => ServiceFloor;
  /** What most people pay in: amounts of a group are compared in it. */
  readonly currency: () => string;
}

/** What membership is decided by now. */
export async function contextOf(people: PeopleDependencies, groups: GroupsDependencies): Promise<KeepingContext> {
  const consent = groups.consent === undefined ? {} : { consent: groups.consent() };
  return { world: await groups.world(), preference: people.traitPreference(), ...consent, now: people.clock.now() };
}

/** Names and places for some people, as far as the caller may know them. */
export async function briefOf(people: PeopleDependencies, ids: readonly PersonId[], caller: Caller) {
  const brief = await readInBrief(people.postgres, ids, viewContextFor(people, caller));
  return (id: PersonId) => {
    const found = brief.get(id);
    const { city, country } = found?.place ?? {};
    return { name: found?.name ?? '', ...(city === undefined ? {} : { city }), ...(country === undefined ? {} : { country }) };
  };
}

/** One person's portrait; undefined when nothing is known of her. */
export async function portraitFor(people: PeopleDependencies, person: PersonId, context: KeepingContext) {
  return (await readPortraits(people.postgres, [person], context)).get(person);
}

/** The name of a starter whose words nobody has changed, whatever was added for its people: screens then say them in the reader's language. */
export function starterOf(group: Pick<Group, 'about' | 'name' | 'starter'>): { starter?: string } {
  return group.starter !== undefined && hasStarterWords(group) ? { starter: group.starter } : {};
}
