import { isJsonObject, type JsonValue } from '../../foundation/index.ts';
import { contentKinds, isContentKind } from './content-kind.ts';
import type { FieldTable } from './field-shape.ts';
import { tidyLine, tidyText } from './tidy-text.ts';

/** What somebody wrote, as it is kept: texts tidied, empty ones left out. What is none of ours to tidy stays for the check to name. Pure. */
export function tidyItem(body: JsonValue): JsonValue {
  if (!isJsonObject(body)) return body;
  const texts = isContentKind(body.kind) ? textFieldsOf(contentKinds[body.kind]) : new Set<string>();
  return tidied(body, '', texts) ?? {};
}

/** Names of fields whose lines are kept apart. */
function textFieldsOf(table: FieldTable): Set<string> {
  return new Set(Object.entries(table).flatMap(([name, { shape }]) => (shape === 'text' ? [name] : [])));
}

function tidied(value: JsonValue, name: string, texts: ReadonlySet<string>): JsonValue | undefined {
  if (typeof value === 'string') {
    const text = texts.has(name) ? tidyText(value) : tidyLine(value);
    return text === '' ? undefined : text;
  }
  if (Array.isArray(value)) return value.map((item) => tidied(item, name, texts)).filter((item) => item !== undefined);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([inner, part]) => {
      const tidy = part === undefined || part === null ? undefined : tidied(part, inner, texts);
      return tidy === undefined ? [] : [[inner, tidy]];
    }),
  );
}
