import type { IdentifierId, JsonValue } from '../../foundation/index.ts';
import { squeeze } from '../find/find-text.ts';
import { compareText } from '../summary/stable-hash.ts';
import { statedNames } from '../summary/stated-texts.ts';
import type { Fragment, Settlement, SourceName } from './fragment.ts';
import type { TraitMethod, TraitPreference } from './trait-preference.ts';

/** One value of a trait and where it comes from. */
export interface TraitValue {
  readonly value: JsonValue;
  readonly sourceId: number;
  readonly identifierId: IdentifierId;
  readonly messageId: string;
  readonly time: number;
  readonly method: TraitMethod;
}

/** A trait with the value that counts, the rule that says why, and the values that say otherwise. */
export interface ChosenTrait extends TraitValue {
  readonly name: string;
  /** A sentence: why this value and not another. */
  readonly rule: string;
  /** Who said that this value is right, when somebody did. */
  readonly settlement?: Settlement;
  /** Values disagree and nobody settled it, or somebody did and it holds; absent where there is nothing to settle. */
  readonly state?: 'open' | 'settled';
  readonly others: readonly TraitValue[];
}

const methodByLetter: Record<string, TraitMethod> = { s: 'stated', o: 'observed', c: 'computed' };

/** Segment's reserved traits come in camel case and in snake case; they are one trait. */
const reserved = ['firstName', 'lastName', 'createdAt', 'preferredName', 'postalCode', 'birthDate', 'customerNumber', 'phoneNumber'];
const camelBySnake = new Map(reserved.map((name) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), name]));

/** The name under which a trait is shown: `first_name` and `firstName` are one. */
export function traitName(name: string): string {
  return camelBySnake.get(name) ?? name;
}

/**
 * The traits of a person out of all her fragments, in order of names: per source and method the newest value; of these the one that
 * was settled and that no later statement contradicts, else the one that the preference puts first, else the newest. A null takes a source's value back. Pure.
 */
export function chooseTraits(
  fragments: readonly Fragment[],
  settlements: readonly Settlement[],
  preference: TraitPreference,
  sourceOf: (id: number) => SourceName,
): ChosenTrait[] {
  const byName = new Map<string, TraitValue[]>();
  for (const { identifier, summary } of fragments) {
    for (const [time, sourceId, messageId, letter, names, values] of summary.traits) {
      const method = methodByLetter[letter] ?? 'observed';
      names.forEach((given, at) => {
        const name = traitName(given);
        const value = { value: values[at] ?? null, sourceId, identifierId: identifier.id, messageId, time, method };
        const known = byName.get(name);
        if (known === undefined) byName.set(name, [value]);
        else known.push(value);
      });
    }
  }
  const settledBy = newestSettlements(settlements);
  const chosen: ChosenTrait[] = [];
  for (const [name, values] of byName) {
    const known = newestByOrigin(values).filter((each) => each.value !== null);
    const trait = chooseAmong(name, known, settledBy.get(name), preference, sourceOf);
    if (trait !== undefined) chosen.push(trait);
  }
  return chosen.sort((left, right) => compareText(left.name, right.name));
}

/** Per source and method the newest value. */
function newestByOrigin(values: readonly TraitValue[]): readonly TraitValue[] {
  if (values.length === 1) return values;
  const byOrigin = new Map<string, TraitValue>();
  for (const value of values) {
    const origin = `${value.sourceId} ${value.method}`;
    const known = byOrigin.get(origin);
    if (known === undefined || compareAge(known, value) < 0) byOrigin.set(origin, value);
  }
  return [...byOrigin.values()];
}

function compareAge(left: TraitValue, right: TraitValue): number {
  return left.time - right.time || compareText(left.messageId, right.messageId) || left.sourceId - right.sourceId;
}

function newestSettlements(settlements: readonly Settlement[]): Map<string, Settlement> {
  const newest = new Map<string, Settlement>();
  for (const settlement of settlements) {
    const known = newest.get(settlement.trait);
    if (known === undefined || known.time <= settlement.time) newest.set(settlement.trait, settlement);
  }
  return newest;
}

function chooseAmong(
  name: string,
  known: readonly TraitValue[],
  settlement: Settlement | undefined,
  preference: TraitPreference,
  sourceOf: (id: number) => SourceName,
): ChosenTrait | undefined {
  const [only, second] = known;
  if (only !== undefined && second === undefined && settlement === undefined) {
    const { value, sourceId, identifierId, messageId, time, method } = only;
    return { value, sourceId, identifierId, messageId, time, method, name, rule: onlyValue, others: none };
  }
  const order = preference.sources.find((each) => each.trait === name)?.order ?? [];
  const rank = (list: readonly unknown[], item: unknown): number => (list.includes(item) ? list.indexOf(item) : list.length);
  const ranked = [...known].sort(
    (left, right) =>
      rank(preference.methods, left.method) - rank(preference.methods, right.method) ||
      rank(order, left.sourceId) - rank(order, right.sourceId) ||
      -compareAge(left, right),
  );
  // Settled with null is opened again: no value that is known equals it.
  const settled =
    settlement && isInForce(name, settlement, known) ? ranked.find((each) => isSame(name, each.value, settlement.value)) : undefined;
  const best = settled ?? ranked[0];
  if (best === undefined) return undefined;
  // A new goal is no contradiction of the one before.
  const others = changing.has(name) ? [] : ranked.filter((each) => each !== best && !isSame(name, each.value, best.value));
  const rule =
    settled !== undefined && settlement !== undefined
      ? settledRule(settlement)
      : ruleFor(best, ranked, others, order, preference, sourceOf);
  if (settled !== undefined && settlement !== undefined) return { ...best, name, rule, settlement, state: 'settled', others };
  return { ...best, name, rule, ...(others.length > 0 ? { state: 'open' } : {}), others };
}

const changing: ReadonlySet<string> = new Set(Object.values(statedNames).flat());

const onlyValue = 'The only value known.';
const none: readonly TraitValue[] = [];

/** A settlement holds against what was said before it: whoever says otherwise later opens the question again. */
function isInForce(name: string, settlement: Settlement, known: readonly TraitValue[]): boolean {
  return !known.some((each) => each.time > settlement.time && !isSame(name, each.value, settlement.value));
}

function settledRule({ by, time, reason }: Settlement): string {
  return `${by} settled this on ${new Date(time).toISOString().slice(0, 10)}: ${reason}`;
}

const methodWords: Record<TraitMethod, string> = {
  stated: 'stated by the customer',
  observed: 'observed by a system',
  computed: 'computed by us',
};

function ruleFor(
  best: TraitValue,
  ranked: readonly TraitValue[],
  others: readonly TraitValue[],
  order: readonly number[],
  preference: TraitPreference,
  sourceOf: (id: number) => SourceName,
): string {
  if (others.length === 0) {
    const sources = new Set(ranked.map((each) => each.sourceId)).size;
    return sources > 1 ? `All ${sources} sources agree.` : onlyValue;
  }
  const rival = others[0] as TraitValue;
  if (rival.method !== best.method)
    return `It was ${methodWords[best.method]}; the other value was ${methodWords[rival.method]} (${preference.methods.join(' before ')}).`;
  if (order.includes(best.sourceId) && rival.sourceId !== best.sourceId)
    return `${sourceOf(best.sourceId).name} comes first for this trait.`;
  return `The newest of ${others.length + 1} values ${methodWords[best.method]}.`;
}

const phoneTraits: ReadonlySet<string> = new Set(['phone', 'phoneNumber', 'mobile']);

/** `+351 912 345 678` and `00351912345678` are one number. */
function phoneDigits(text: string): string {
  return text.replace(/\D/g, '').replace(/^00/, '');
}

/** Whether two values say the same: case of e-mail addresses and punctuation of phone numbers and names do not matter. */
function isSame(name: string, left: JsonValue, right: JsonValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    if (left === right) return true;
    if (phoneTraits.has(name)) return phoneDigits(left) === phoneDigits(right);
    return name === 'email'
      ? left.trim().toLowerCase() === right.trim().toLowerCase()
      : squeeze(left) !== '' && squeeze(left) === squeeze(right);
  }
  return JSON.stringify(left) === JSON.stringify(right);
}
