import { isJsonObject, type JsonObject, type JsonValue, textOf } from '../../foundation/index.ts';
import { cutText } from './statements.ts';

/** What a thing is like, by attribute; what it has or has not (`quiet`) is `yes` or `no`. */
export type ThingAttributes = ReadonlyMap<string, string>;

/** One attribute of a choice: what was taken, and every value that was there with the chance, in thousandths, that one takes it without looking. */
export interface AttributeChoice {
  readonly attribute: string;
  readonly chosen: string;
  readonly offered: readonly (readonly [value: string, chanceThousandths: number])[];
}

export const labelLengthMax = 60;
// By more nobody chooses at once; of more, the well-known ones come first.
const attributesPerChoiceMax = 12;
// A list of more is a catalogue: what stood on its third page was not passed over.
const offeredMax = 50;
// Longer texts describe; they are no attribute to choose by.
const valueLengthMax = 40;
const chanceUnits = 1000;

/** Attributes by which people choose, wherever they stand; ids, names and prices are of the thing, not of her taste. */
const wellKnown = [
  ...['brand', 'category', 'class', 'color', 'colour', 'frame', 'fuel', 'material', 'model', 'plan', 'room_type', 'size', 'style', 'tier'],
  ...['type', 'variant'],
];
const holders = ['attributes', 'features', 'characteristics', 'tags'];
/** What is never an attribute to choose by: what a thing is called, what it costs, where it stood and when. */
const notTaste =
  /^(?:name|label|title|description|text|price|value|total|revenue|cost|currency|quantity|qty|count|amount|position|rank|index|order|list|url|href|link|path|image|photo|thumbnail|coupon|discount|affiliation|available|availability|in_?stock|stock|selected|chosen|current|reserved|default|id|key|sku|slug|ean|gtin|upc|barcode|serial.*|direction|upgrade|downgrade|channel|source|medium|campaign|session.*)$|(?:^|[_-])(?:id|ids|url|date|time|at|code|number|no|name|price|image)$|(?:Id|Url|Date|Time|At|Code|Number|Name|Price|Image)$/i;

/** What a thing is like: its well-known attributes, those it lists as such, and other short texts and ticks where `isWhole`. Pure. */
export function attributesOfThing(thing: JsonValue | undefined, isWhole = true): ThingAttributes {
  const found = new Map<string, string>();
  if (!isJsonObject(thing)) return found;
  for (const name of wellKnown) add(found, name === 'colour' ? 'color' : name, thing[name]);
  for (const holder of holders) addHeld(found, thing[holder]);
  if (!isWhole) return found;
  for (const name of Object.keys(thing).slice(0, 4 * attributesPerChoiceMax)) {
    const value = thing[name];
    if (typeof value === 'number' || found.has(name) || notTaste.test(name) || holders.includes(name) || name === 'colour') continue;
    add(found, name, value);
  }
  return found;
}

function addHeld(found: Map<string, string>, held: JsonValue | undefined): void {
  if (isJsonObject(held)) {
    for (const name of Object.keys(held).slice(0, 4 * attributesPerChoiceMax)) add(found, name, held[name]);
  } else if (Array.isArray(held)) {
    for (const one of held.slice(0, 4 * attributesPerChoiceMax)) {
      if (isJsonObject(one)) add(found, textOf(one.name) ?? textOf(one.key) ?? '', one.value ?? true);
      else add(found, textOf(one) ?? '', true);
    }
  }
}

function add(found: Map<string, string>, name: string, value: JsonValue | undefined): void {
  const text = attributeText(value);
  if (text !== undefined && name !== '' && name.length <= labelLengthMax && text.length <= valueLengthMax && !found.has(name))
    found.set(name, text);
}

/** A value as an attribute's text; undefined where it is none. */
export function attributeText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'number' ? String(value) : textOf(value)?.trim();
  return text === undefined || text === '' ? undefined : cutText(text, labelLengthMax);
}

/**
 * What a choice says of each attribute in which the things offered differed: which value was taken, and how likely each was for somebody who takes
 * any thing with equal chance (the conditional logit of no taste: McFadden 1974). Where the others are bare names, all that is known is that
 * there were so many. Pure.
 */
export function attributeChoices(chosen: JsonValue, passedOver: readonly JsonValue[], isEventItself: boolean): AttributeChoice[] {
  const others = passedOver.slice(0, offeredMax);
  const things = others.map((each) => attributesOfThing(each));
  const bare = others.filter((each) => !isJsonObject(each)).length;
  const own = attributesOfThing(chosen, !isEventItself);
  const names = new Set([...own.keys(), ...things.flatMap((thing) => [...thing.keys()])]);
  const found: AttributeChoice[] = [];
  for (const name of inOrder(names)) {
    const ownValue = own.get(name) ?? (isEventItself ? attributeText((chosen as JsonObject)[name]) : undefined);
    const choice = attributeChoice(name, ownValue, things, bare);
    if (choice !== undefined) found.push(choice);
    if (found.length === attributesPerChoiceMax) break;
  }
  return found;
}

/** Well-known names first, then by name: the same whatever the order of members. */
function inOrder(names: ReadonlySet<string>): string[] {
  const place = (name: string): number => (wellKnown.includes(name) ? 0 : 1);
  return [...names].sort((left, right) => place(left) - place(right) || (left < right ? -1 : left > right ? 1 : 0));
}

function attributeChoice(
  attribute: string,
  own: string | undefined,
  others: readonly ThingAttributes[],
  bare: number,
): AttributeChoice | undefined {
  const values = others.map((thing) => thing.get(attribute));
  const isTick = [own, ...values].every((value) => value === undefined || value === 'yes' || value === 'no');
  // What a thing is not said to have, it has not.
  const chosen = own ?? (isTick ? 'no' : undefined);
  if (chosen === undefined) return undefined;
  const counts = new Map<string, number>([[chosen, 1]]);
  for (const value of isTick ? values.map((one, at) => one ?? (others[at]?.size === 0 ? undefined : 'no')) : values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const things = [...counts.values()].reduce((sum, count) => sum + count, 0) + (isTick ? 0 : bare);
  if (things <= (counts.get(chosen) ?? 0)) return undefined;
  return { attribute, chosen, offered: [...counts].map(([value, count]) => [value, Math.round((chanceUnits * count) / things)] as const) };
}

/** A choice among bare names: the names are the values. Pure. */
export function namedChoice(attribute: string, chosen: string, passedOver: readonly string[]): AttributeChoice {
  const others = [...new Set(passedOver)].slice(0, offeredMax);
  const chance = Math.round(chanceUnits / (others.length + 1));
  return { attribute, chosen, offered: [chosen, ...others].map((value) => [value, chance] as const) };
}
