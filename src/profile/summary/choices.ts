import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonObject, type JsonValue, nameKey, textOf } from '../../foundation/index.ts';
import {
  type AttributeChoice,
  attributeChoices,
  attributesOfThing,
  attributeText,
  labelLengthMax,
  namedChoice,
} from './choice-attributes.ts';
import { cutText } from './statements.ts';

/** What the person chose out of what she was offered. */
export interface ObservedChoice {
  readonly chosen: string;
  /** What she passed over, in the order in which it was offered. */
  readonly alternatives: readonly string[];
  /** Compared with what she had or was first given; '' when the event does not say. */
  readonly direction: '' | 'd' | 's' | 'u';
  readonly rank: number | null;
  readonly price: number | null;
  /** Attributes in which the things offered differed. */
  readonly attributes: readonly AttributeChoice[];
}

// What fits on a line of a screen.
const alternativesMax = 6;
/** Names of events in which one thing is taken out of a list that the event may carry under Segment's own name for lists. */
const takenFromList: ReadonlySet<string> = new Set(['productclicked', 'productselected']);

/**
 * The choice that an event reports: `chosen` and `alternatives` (or `offered`, which may include the chosen one), as texts or as
 * products; where something was selected, also `selected` and `options`; on an order or a selection the product itself is what was chosen, out of `products` or `list` where a click names them. Pure.
 */
export function choiceOf(event: CustomerEvent): ObservedChoice | undefined {
  const { properties } = event;
  const listed = event.kind === 'track' ? listOf(event) : undefined;
  const selected = selectedIn(event);
  const shown = selected === undefined ? undefined : (properties.options ?? properties.shown);
  const changed = changeIn(event);
  const offered =
    properties.alternatives ?? properties.offered ?? properties.passed_over ?? listed ?? shown ?? ofProduct(properties) ?? changed?.offered;
  if (!Array.isArray(offered) || offered.length === 0) return undefined;
  const chosen =
    changed?.chosen ??
    (selected === undefined ? properties.chosen : byNumber(selected, offered)) ??
    (listed === undefined ? firstProduct(properties) : inList(properties, listed)) ??
    (event.kind === 'track' ? properties : undefined);
  // An event is called by a name or not at all; its other properties are no thing.
  const chosenLabel = chosen === properties ? nameOf(properties) : labelOf(chosen);
  if (chosen === undefined || chosenLabel === '') return undefined;
  const passedOver = offered.filter((each) => labelOf(each) !== '' && labelOf(each) !== chosenLabel);
  if (passedOver.length === 0) return undefined;
  return {
    chosen: chosenLabel,
    alternatives: [...new Set(passedOver.map(labelOf))].slice(0, alternativesMax),
    direction: changed?.direction ?? directionOf(properties, chosen, offered),
    rank: numberOf(chosen, 'rank'),
    price: numberOf(chosen, 'price'),
    attributes: attributesOf(
      chosen,
      passedOver,
      chosen === properties ? undefined : (attributeNamed(properties) ?? bareName(chosen)),
      chosen === properties,
    ),
  };
}

/** The list that the product itself carries: what stood beside it. */
function ofProduct({ product, products }: JsonObject): JsonValue | undefined {
  const first = isJsonObject(product) ? product : Array.isArray(products) ? products[0] : undefined;
  return isJsonObject(first) ? (first.alternatives ?? first.offered ?? first.passed_over) : undefined;
}

interface Change {
  readonly chosen: JsonValue;
  readonly offered: JsonValue[];
  readonly direction: 'd' | 'u';
}

/** An upgrade or downgrade that is told by its name, from what she had to what she has: what she had is what she passed over. */
function changeIn({ kind, name, properties }: CustomerEvent): Change | undefined {
  if (kind !== 'track' || !/grade/i.test(name)) return undefined;
  const key = nameKey(name);
  const direction = /upgraded|upgrade(?:accepted|chosen|completed|selected|taken|purchased)/.test(key)
    ? 'u'
    : /downgraded|downgrade(?:accepted|chosen|completed|selected|requested|taken)/.test(key)
      ? 'd'
      : undefined;
  if (direction === undefined) return undefined;
  const chosen = properties.to ?? properties.new ?? properties.new_plan ?? properties.to_class ?? properties.to_plan ?? properties.chosen;
  const before =
    properties.from ?? properties.previous ?? properties.old_plan ?? properties.from_class ?? properties.from_plan ?? properties.reserved;
  if (labelOf(chosen) === '' || labelOf(before) === '' || chosen === undefined || before === undefined) return undefined;
  return { chosen, offered: [before], direction };
}

/** What an event named `… Selected` says was taken, under the names that interfaces give it; elsewhere these words mean other things. */
function selectedIn({ kind, name, properties }: CustomerEvent): JsonValue | undefined {
  if (kind !== 'track' || !/(?:selected|chosen)$/.test(nameKey(name))) return undefined;
  return [properties.chosen, properties.selected, properties.choice].find(
    (each) => each !== undefined && each !== null && typeof each !== 'boolean',
  );
}

/** What was offered under the number or code by which the event names it, else the name as it stands. */
function byNumber(selected: JsonValue, offered: readonly JsonValue[]): JsonValue {
  if (isJsonObject(selected)) return selected;
  const isIt = (value: JsonValue | undefined): boolean => value !== undefined && String(value) === String(selected);
  return offered.find((each) => isJsonObject(each) && [each.id, each.value, each.product_id, each.sku].some(isIt)) ?? selected;
}

/** The list that a click carries; only a click's, for an order's `products` are what was bought. */
function listOf({ name, properties }: CustomerEvent): readonly JsonValue[] | undefined {
  const list = properties.products ?? properties.list;
  return Array.isArray(list) && list.length > 1 && takenFromList.has(nameKey(name)) && nameOf(properties) !== '' ? list : undefined;
}

/** What the click names, as the list describes it. */
function inList(properties: JsonObject, list: readonly JsonValue[]): JsonValue | undefined {
  const same = (name: string, each: JsonObject): boolean => each[name] !== undefined && each[name] === properties[name];
  return list.find((each) => isJsonObject(each) && (same('product_id', each) || same('sku', each)));
}

function firstProduct(properties: JsonObject): JsonValue | undefined {
  const { products, product } = properties;
  if (isJsonObject(product)) return product;
  return Array.isArray(products) ? products[0] : undefined;
}

function labelOf(thing: JsonValue | undefined): string {
  if (!isJsonObject(thing)) return shortened(textOf(thing));
  return nameOf(thing) || shortened(nameless(thing));
}

function nameOf(thing: JsonObject): string {
  const { name, label, class: kind, model, sku, product_id } = thing;
  return shortened(textOf(name) ?? textOf(label) ?? textOf(kind) ?? textOf(model) ?? textOf(sku) ?? textOf(product_id));
}

function shortened(text: string | undefined): string {
  return text === undefined ? '' : cutText(text.trim(), labelLengthMax);
}

/** What has no name is called by what it is like, and by its number where that is all. */
function nameless(thing: JsonObject): string | undefined {
  const like = [...attributesOfThing(thing)].map(([name, value]) => (value === 'yes' ? name : value)).filter((value) => value !== 'no');
  return like.length > 0 ? like.slice(0, 3).join(', ') : (attributeText(thing.id) ?? attributeText(thing.value));
}

function numberOf(thing: JsonValue | undefined, name: string): number | null {
  const value = isJsonObject(thing) ? thing[name] : undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Against what she had: `current`, `reserved` or `default`, named by the event or marked in the list. */
function directionOf(properties: JsonObject, chosen: JsonValue, offered: readonly JsonValue[]): ObservedChoice['direction'] {
  if (
    properties.direction === 'upgrade' ||
    properties.is_upgrade === true ||
    properties.upgrade === true ||
    properties.upgraded_from !== undefined
  )
    return 'u';
  if (
    properties.direction === 'downgrade' ||
    properties.is_downgrade === true ||
    properties.downgrade === true ||
    properties.downgraded_from !== undefined
  )
    return 'd';
  const named = properties.current ?? properties.reserved ?? properties.default;
  const marked = offered.find((each) => isJsonObject(each) && (each.current === true || each.reserved === true || each.default === true));
  const before = isJsonObject(named) ? named : (offered.find((each) => named !== undefined && labelOf(each) === labelOf(named)) ?? marked);
  if (before === undefined) return '';
  // The same thing may cost more today.
  if (labelOf(before) === labelOf(chosen)) return 's';
  return directionBetween([numberOf(before, 'rank'), numberOf(before, 'price')], [numberOf(chosen, 'rank'), numberOf(chosen, 'price')]);
}

/** Up, down or the same, by rank where both have one, else by price; '' when neither says. */
export function directionBetween(
  before: readonly [rank: number | null, price: number | null],
  after: readonly [rank: number | null, price: number | null],
): ObservedChoice['direction'] {
  for (const at of [0, 1] as const) {
    const from = before[at];
    const to = after[at];
    if (from !== null && to !== null) return to > from ? 'u' : to < from ? 'd' : 's';
  }
  return '';
}

/** What the event says the choice was about (`car class`), where the chosen thing itself is a bare name. */
function attributeNamed({ attribute, category }: JsonObject): string | undefined {
  return attributeText(attribute) ?? attributeText(category);
}

/** A class or a plan is chosen for itself, in whatever form it is named; a product for what it is like. */
function bareName(chosen: JsonValue): string | undefined {
  return isJsonObject(chosen) && (chosen.product_id !== undefined || chosen.sku !== undefined) ? undefined : 'choice';
}

function attributesOf(
  chosen: JsonValue,
  passedOver: readonly JsonValue[],
  named: string | undefined,
  isEventItself: boolean,
): readonly AttributeChoice[] {
  const found = isJsonObject(chosen) ? attributeChoices(chosen, passedOver, isEventItself) : [];
  return found.length > 0 || named === undefined ? found : [namedChoice(named, labelOf(chosen), passedOver.map(labelOf))];
}
