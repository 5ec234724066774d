import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { nameKey } from './event-meaning.ts';
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
  /** Attributes of the chosen thing that could have been otherwise. */
  readonly attributes: readonly (readonly [attribute: string, value: string])[];
}

// What fits on a line of a screen.
const alternativesMax = 6;
const labelLengthMax = 60;
/** Attributes by which people choose; ids, names and prices are of the thing, not of her taste. */
const attributeNames = [
  'brand',
  'category',
  'class',
  'color',
  'colour',
  'frame',
  'fuel',
  'material',
  'model',
  'plan',
  'room_type',
  'size',
  'style',
  'tier',
  'type',
  'variant',
];

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
  const offered = properties.alternatives ?? properties.offered ?? properties.passed_over ?? listed ?? shown;
  if (!Array.isArray(offered) || offered.length === 0) return undefined;
  const chosen =
    (selected === undefined ? properties.chosen : byNumber(selected, offered)) ??
    (listed === undefined ? firstProduct(properties) : inList(properties, listed)) ??
    (event.kind === 'track' ? properties : undefined);
  const chosenLabel = labelOf(chosen);
  if (chosen === undefined || chosenLabel === '') return undefined;
  const passedOver = offered.filter((each) => labelOf(each) !== '' && labelOf(each) !== chosenLabel);
  if (passedOver.length === 0) return undefined;
  return {
    chosen: chosenLabel,
    alternatives: [...new Set(passedOver.map(labelOf))].slice(0, alternativesMax),
    direction: directionOf(properties, chosen, offered),
    rank: numberOf(chosen, 'rank'),
    price: numberOf(chosen, 'price'),
    attributes: attributesOf(chosen, passedOver, chosen === properties ? undefined : (attributeNamed(properties) ?? bareName(chosen))),
  };
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
  return Array.isArray(list) && list.length > 1 && takenFromList.has(nameKey(name)) && labelOf(properties) !== '' ? list : undefined;
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
  const text = isJsonObject(thing)
    ? (textOf(thing.name) ??
      textOf(thing.label) ??
      textOf(thing.class) ??
      textOf(thing.model) ??
      textOf(thing.sku) ??
      textOf(thing.product_id))
    : textOf(thing);
  return text === undefined ? '' : cutText(text.trim(), labelLengthMax);
}

function numberOf(thing: JsonValue | undefined, name: string): number | null {
  const value = isJsonObject(thing) ? thing[name] : undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Against what she had: `current`, `reserved` or `default`, named by the event or marked in the list. */
function directionOf(properties: JsonObject, chosen: JsonValue, offered: readonly JsonValue[]): ObservedChoice['direction'] {
  if (properties.direction === 'upgrade') return 'u';
  if (properties.direction === 'downgrade') return 'd';
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
  return valueText(attribute) ?? valueText(category);
}

/** A class or a plan is chosen for itself, in whatever form it is named; a product for what it is like. */
function bareName(chosen: JsonValue): string | undefined {
  return isJsonObject(chosen) && (chosen.product_id !== undefined || chosen.sku !== undefined) ? undefined : 'choice';
}

function attributesOf(chosen: JsonValue, passedOver: readonly JsonValue[], named: string | undefined): (readonly [string, string])[] {
  if (!isJsonObject(chosen)) return named === undefined ? [] : [[named, labelOf(chosen)]];
  const attributes: (readonly [string, string])[] = [];
  for (const name of attributeNames) {
    const value = valueText(chosen[name]);
    if (value === undefined) continue;
    // Lists of bare names do not say what else there was of this attribute, but there was something else.
    const couldDiffer = passedOver.some((each) => !isJsonObject(each) || (each[name] !== undefined && valueText(each[name]) !== value));
    if (couldDiffer) attributes.push([name === 'colour' ? 'color' : name, value]);
  }
  return attributes.length === 0 && named !== undefined ? [[named, labelOf(chosen)]] : attributes;
}

function valueText(value: JsonValue | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value)?.trim();
  return text === undefined || text === '' ? undefined : cutText(text, labelLengthMax);
}
