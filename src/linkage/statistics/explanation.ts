import type { PersonField } from './person-field.ts';

/** A way in which two records come to agree without being one. */
export interface Explanation<Field extends string = string> {
  readonly name: string;
  /** Fields that agree as often as if they were one's; the others as of any two. */
  readonly shared: readonly Field[];
  /** Fields that agree in a way of its own: how often each level is met, from the closest; taken as given, not learned. */
  readonly ownWay?: Readonly<Partial<Record<Field, readonly number[]>>>;
  /** Its share of all pairs before anything is learned. */
  readonly startShare: number;
  /** Where its share is seen: in random pairs, where it is common and rules bring few of it; in the pairs that rules bring; or where it is larger. */
  readonly seenIn: 'brought' | 'either' | 'random';
}

/** What two records can be to each other. */
export interface PairKinds<Field extends string = string> {
  /** When they are not one, the commonest first; the first shares nothing. */
  readonly explanations: readonly Explanation<Field>[];
  /** What one leaves behind when it moves: it then agrees as strangers' does, all of it at once. Empty where nothing is. */
  readonly leftBehind: readonly Field[];
  /** Two fields that strangers have in common together more often than each by itself would make it. How much more often, is learned. */
  readonly together?: readonly [Field, Field];
}

/** Levels that speak of one origin no more than any two do. */
const apart = ['different', 'somewhat_alike'];

/** Two fields that go together, as they stand among comparisons. */
export interface FieldsTogether {
  /** Of each field: its comparison, and by level (0 where nothing could be compared) whether it agrees. */
  readonly fields: readonly [TogetherField, TogetherField];
  /** By explanation: whether strangers of this kind share neither of the two by what they are. */
  readonly counts: readonly boolean[];
}

interface TogetherField {
  readonly place: number;
  readonly agrees: readonly boolean[];
}

/** Where the two fields that go together stand; undefined where none do. Pure. */
export function fieldsTogether(
  comparisons: readonly { readonly field: string; readonly levels: readonly { readonly name: string }[] }[],
  { together, explanations: kinds }: PairKinds,
): FieldsTogether | undefined {
  if (together === undefined) return undefined;
  const fieldOf = (name: string): TogetherField => {
    const place = comparisons.findIndex(({ field }) => field === name);
    return { place, agrees: [false, ...(comparisons[place]?.levels ?? []).map((level) => !apart.includes(level.name))] };
  };
  const counts = kinds.map(({ shared, ownWay }) => !together.some((field) => shared.includes(field) || ownWay?.[field] !== undefined));
  return { fields: [fieldOf(together[0]), fieldOf(together[1])], counts };
}

/** Whether a pair agrees in both. Pure. */
export function agreesTogether({ fields: [one, other] }: FieldsTogether, levels: readonly number[]): boolean {
  return one.agrees[levels[one.place] as number] === true && other.agrees[levels[other.place] as number] === true;
}

const place: readonly PersonField[] = ['town', 'postcode', 'region'];
const street: readonly PersonField[] = ['street', ...place];
const address: readonly PersonField[] = ['street_number', 'address_line', ...street];

/**
 * What else than one person two records can be: people of one home agree on most that is not a given name or a birthday, and no number of
 * such agreements makes them one (Larsen & Rubin 2001 fit such a third class). How common each is, is learned from the records themselves.
 */
export const explanations: readonly Explanation<PersonField>[] = [
  { name: 'strangers', shared: [], startShare: 1, seenIn: 'random' },
  { name: 'one_place', shared: place, startShare: 0.01, seenIn: 'random' },
  // Of one street where many live in it.
  { name: 'one_street', shared: street, startShare: 1e-4, seenIn: 'either' },
  { name: 'one_address', shared: address, startShare: 1e-5, seenIn: 'brought' },
  { name: 'one_home', shared: ['surname', 'phone', ...address], startShare: 1e-5, seenIn: 'brought' },
];

/**
 * What a person leaves behind when she moves: its many differences are one piece of news. How many pairs are of one who moved is learned, too.
 */
export const leftWhenMoving: readonly PersonField[] = address;

/** Names go by where people come from: two who have one in common are likelier to have the other. */
const bothNames: readonly [PersonField, PersonField] = ['given_name', 'surname'];

export const personKinds: PairKinds = { explanations, leftBehind: leftWhenMoving, together: bothNames };
