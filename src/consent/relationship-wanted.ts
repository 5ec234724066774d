import type { JsonValue } from '../foundation/index.ts';
import type { Said } from './permission-statement.ts';

/** The relationships that somebody can want with a firm, from hardly any to all that there is. */
export const relationshipsWanted = ['justBasics', 'keepMePosted', 'helpMe', 'workWithMe', 'leaveMeBe'] as const;
export type RelationshipName = (typeof relationshipsWanted)[number];

/** What somebody who chose it wants, behind “she wants” or “chose”. */
export const relationshipWords: Readonly<Record<RelationshipName, string>> = {
  leaveMeBe: 'to be left alone',
  justBasics: 'just the basics',
  keepMePosted: 'to be kept posted',
  helpMe: 'to be helped',
  workWithMe: 'to work with us',
};

/** The name under which the choice stands among what she said of permission. */
export const relationshipName = 'relationship';

const byKey = new Map<string, RelationshipName>([
  ...relationshipsWanted.map((name): [string, RelationshipName] => [name.toLowerCase(), name]),
  ['thebasics', 'justBasics'],
  ['basics', 'justBasics'],
  ['leavemealone', 'leaveMeBe'],
]);

/** `leave me be`, `leave_me_be` and `leaveMeBe` are one choice; undefined for what is none. Pure. */
export function relationshipNamed(value: JsonValue | undefined): RelationshipName | undefined {
  return typeof value === 'string' && value.length <= 40 ? byKey.get(value.toLowerCase().replace(/[^a-z]/g, '')) : undefined;
}

/** A relationship that she chose, and where. Time in milliseconds since 1970. */
export interface ChosenRelationship {
  readonly relationship: RelationshipName;
  readonly time: number;
  readonly sourceId: number;
  readonly messageId: string;
  readonly signal: 'preference' | 'trait';
}

const traitNames = new Set(['relationship', 'relationship_wanted', 'relationshipwanted', 'relationship_preference']);

/**
 * The relationship that was chosen under an identifier: by an event made for it, else among traits, the newest word of each. A trait that is repeated
 * does not undo what an event said. Pure.
 */
export function chosenRelationship({ permissions, traits = [] }: Said): ChosenRelationship | undefined {
  return newestOf(permissions, (name) => name === relationshipName, 'preference') ?? newestOf(traits, isRelationshipTrait, 'trait');
}

/** Whether a trait of this name says it. Pure. */
export const isRelationshipTrait = (name: string): boolean => traitNames.has(name.toLowerCase());

function newestOf(
  statements: Said['permissions'],
  isOfIt: (name: string) => boolean,
  signal: ChosenRelationship['signal'],
): ChosenRelationship | undefined {
  let newest: ChosenRelationship | undefined;
  for (const [time, sourceId, messageId, , names, values] of statements) {
    const at = names.findIndex(isOfIt);
    const relationship = at < 0 ? undefined : relationshipNamed(values[at]);
    if (relationship === undefined || (newest !== undefined && newest.time > time)) continue;
    newest = { relationship, time, sourceId, messageId, signal };
  }
  return newest;
}
