import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject, type JsonObject, textOf } from '../../foundation/index.ts';
import { compareText } from './stable-hash.ts';
import { cutText } from './statements.ts';
import type { Act } from './written-acts.ts';

// An evening of looking around; what lies before is in the days of names and in the history.
export const actsMax = 40;
// A path, or a number with a name.
const aboutLengthMax = 80;
const nameLengthMax = 60;

const idKeys = ['product_id', 'productId', 'sku', 'content_id', 'contentId', 'item', 'item_id', 'id'];
const titleKeys = ['name', 'title', 'label', 'topic', 'subject'];
const kindKeys = ['category', 'section', 'type'];

/**
 * What an event was about, as far as it says: of a page its path and name, else the number, the name and the category of the thing (of the first of
 * several). Queries of addresses are left out. '' where nothing says it. Pure.
 */
export function aboutOf({ kind, name, properties, context }: Pick<CustomerEvent, 'context' | 'kind' | 'name' | 'properties'>): string {
  if (kind === 'page' || kind === 'screen') {
    const page = isJsonObject(context.page) ? context.page : {};
    const path = pathOf(textOf(properties.path) ?? textOf(properties.url) ?? textOf(page.path) ?? textOf(page.url) ?? '');
    return joined([path, name, firstText(properties, kindKeys)]);
  }
  const [first] = Array.isArray(properties.products) ? properties.products : [];
  const thing = isJsonObject(first) ? first : properties;
  return joined([firstText(thing, idKeys), firstText(thing, titleKeys), firstText(thing, kindKeys)]);
}

/** One of her own acts; `name` is that of a track event, else `$page` or `$screen`. */
export function actOf(event: CustomerEvent, name: string, second: number): Act {
  return [second, cutText(name, nameLengthMax), aboutOf(event)];
}

/** Inserts in order of time, then of text, and keeps the newest. */
export function addAct(list: Act[], added: Readonly<Act>): void {
  let at = list.length;
  while (at > 0 && compareActs(list[at - 1] as Act, added) > 0) at--;
  if (at === 0 && list.length >= actsMax) return;
  list.splice(at, 0, [...added]);
  if (list.length > actsMax) list.shift();
}

function compareActs(left: Readonly<Act>, right: Readonly<Act>): number {
  return left[0] - right[0] || compareText(left[1], right[1]) || compareText(left[2], right[2]);
}

function firstText(properties: JsonObject, keys: readonly string[]): string {
  for (const key of keys) {
    const value = properties[key];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return '';
}

/** `/a/b` of an address or a path. */
function pathOf(address: string): string {
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return path === '' && address !== '' ? '/' : path;
}

function joined(parts: readonly string[]): string {
  return cutText([...new Set(parts.filter((part) => part !== ''))].join(' · '), aboutLengthMax);
}
