import { dayMs, type JsonObject, type JsonValue } from '../../foundation/index.ts';
import type { CustomerView, OriginView } from '../view/customer-view.ts';
import type { CompletenessField, CompletenessRules } from './completeness-setting.ts';

/** What is known of a field: its value, when and how it came to be known. */
export interface KnownFact {
  readonly value: JsonValue;
  /** ISO 8601. */
  readonly time: string;
  readonly origin?: OriginView;
  /** The trait that says so, where there is one; a role may be kept from it. */
  readonly trait?: string;
}

export interface FieldState {
  readonly field: CompletenessField;
  readonly state: 'known' | 'missing' | 'stale';
  readonly known?: KnownFact;
}

export interface Completeness {
  /** 0 to 1: the weight of what is known, of what is stale by half, over all weight. */
  readonly share: number;
  /** In the order of the rules. */
  readonly fields: readonly FieldState[];
  /** What is missing or stale, what adds most first. */
  readonly gaps: readonly FieldState[];
}

// What is old may still be so.
const staleShare = 0.5;
const stateShare = { known: 1, stale: staleShare, missing: 0 } as const;

/**
 * How much of what a firm would like to know of a person is known, and what is not. `view` is the whole person, with nothing hidden; `reachable` is what the
 * gate and her addresses say of reaching her. Pure; an answer to a gap's question never lowers the share.
 */
export function completenessOf(view: CustomerView, rules: CompletenessRules, reachable: KnownFact | undefined, now: number): Completeness {
  const fields = rules.fields.map((field): FieldState => {
    const known = field.fact === 'reachable' ? reachable : factOf(view, field);
    return { field, state: stateOf(field, known, now), ...(known === undefined ? {} : { known }) };
  });
  const missingWeight = ({ field, state }: FieldState): number => field.weight * (1 - stateShare[state]);
  const all = fields.reduce((sum, { field }) => sum + field.weight, 0);
  return {
    share: 1 - fields.reduce((sum, one) => sum + missingWeight(one), 0) / all,
    fields,
    gaps: fields.filter(({ state }) => state !== 'known').sort((left, right) => missingWeight(right) - missingWeight(left)),
  };
}

function stateOf({ staleDays }: CompletenessField, known: KnownFact | undefined, now: number): FieldState['state'] {
  if (known === undefined) return 'missing';
  return staleDays !== undefined && now - Date.parse(known.time) > staleDays * dayMs ? 'stale' : 'known';
}

// Of her e-mail or number a name can be made, and is none that she goes by.
const nameTraits: ReadonlySet<string> = new Set(['preferredName', 'nickname', 'firstName', 'lastName', 'name']);

function factOf(view: CustomerView, field: CompletenessField): KnownFact | undefined {
  const { name, place } = view;
  switch (field.fact) {
    case 'name':
      return nameTraits.has(name.origin?.trait ?? '') ? fromOrigin(name.display, name.origin, field) : undefined;
    case 'language':
      return fromOrigin(place.language, place.origins.language, field);
    case 'place':
      return newest([
        fromOrigin(place.city, place.origins.city, field),
        // Of an address and a town named later, the page shows the address.
        traitFact(view, { ...field, traits: ['city'] }),
        // A country that follows from a clock or a language is a guess.
        place.countryMethod === undefined ? fromOrigin(place.country, place.origins.country, field) : undefined,
      ]);
    case 'matters':
      return newest(view.matters.map(({ text, time }) => ({ value: text, time, trait: 'matters' })));
    case 'goal':
      return view.goal === undefined ? undefined : { value: view.goal.text, time: view.goal.time, trait: 'goal' };
    default:
      return traitFact(view, field);
  }
}

function fromOrigin(value: string | undefined, origin: OriginView | undefined, { statedOnly }: CompletenessField): KnownFact | undefined {
  if (value === undefined || origin === undefined || (statedOnly && origin.method !== 'stated')) return undefined;
  return { value, time: origin.time, origin, ...(origin.trait === undefined ? {} : { trait: origin.trait }) };
}

/** `preferred_channel` and `preferredChannel` are one name. */
const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function traitFact({ traits }: CustomerView, { traits: names = [], statedOnly }: CompletenessField): KnownFact | undefined {
  const wanted = new Set(names.map(plainName));
  return newest(
    traits
      .filter(({ name }) => wanted.has(plainName(name)))
      // What she said last counts as said, also where another source is believed first.
      .flatMap(({ name, others, ...shown }) => [shown, ...others].map((one) => ({ ...one, name })))
      .filter(({ value, method }) => !isEmpty(value) && !(statedOnly && method !== 'stated'))
      .map(({ name, value, time, source, eventId, method }) => ({ value, time, trait: name, origin: { source, eventId, time, method } })),
  );
}

function isEmpty(value: JsonValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function newest(facts: readonly (KnownFact | undefined)[]): KnownFact | undefined {
  return facts
    .filter((fact) => fact !== undefined)
    .reduce<KnownFact | undefined>((best, fact) => (best !== undefined && best.time >= fact.time ? best : fact), undefined);
}

/** The trait under which an answer to a field's question is kept; undefined where an answer is more than a trait. */
export function traitOfAnswer({ fact, traits }: CompletenessField, answer: string): JsonObject | undefined {
  if (fact === 'reachable') return undefined;
  if (fact === 'trait') return { [(traits as [string])[0]]: answer };
  return { [{ name: 'preferredName', language: 'language', place: 'city', matters: 'matters', goal: 'goal' }[fact]]: answer };
}
