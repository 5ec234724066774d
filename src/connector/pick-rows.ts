import { isJsonObject, type JsonValue } from '../foundation/index.ts';

/**
 * The rows in an answer or a call: what stands at a dotted path (`data.orders`), or the whole where the path is empty. One object is one
 * row. Undefined when nothing stands there.
 */
export function pickRows(value: JsonValue, path: string): readonly JsonValue[] | undefined {
  let at: JsonValue | undefined = value;
  for (const name of path === '' ? [] : path.split('.')) {
    if (Array.isArray(at) && /^\d+$/.test(name)) at = at[Number(name)];
    else at = isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  if (Array.isArray(at)) return at;
  return isJsonObject(at) ? [at] : undefined;
}
