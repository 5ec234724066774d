import type { JsonValue } from '../foundation/index.ts';

interface Open {
  readonly close: string;
  readonly members: Iterator<readonly [string, JsonValue | undefined]>;
  first: boolean;
}

/**
 * JSON text of any value that came over a wire, however deep: what is too deep to be an event must still be kept. NUL and lone surrogates
 * are written as escapes, so the text fits a `text` column (not `jsonb`).
 */
export function eventText(value: JsonValue): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // JSON.stringify recurses, and ends with a RangeError some thousands of levels down.
    if (error instanceof RangeError) return writeDeep(value);
    throw error;
  }
}

function writeDeep(value: JsonValue): string {
  const parts: string[] = [];
  const open: Open[] = [];
  const write = (one: JsonValue): void => {
    if (typeof one !== 'object' || one === null) {
      parts.push(JSON.stringify(one));
      return;
    }
    const isArray = Array.isArray(one);
    parts.push(isArray ? '[' : '{');
    open.push({ close: isArray ? ']' : '}', members: membersOf(one), first: true });
  };
  write(value);
  for (;;) {
    const current = open[open.length - 1];
    if (current === undefined) return parts.join('');
    const { value: member, done } = current.members.next();
    if (done) {
      parts.push(current.close);
      open.pop();
      continue;
    }
    const [name, inner] = member;
    if (inner === undefined) continue;
    if (!current.first) parts.push(',');
    current.first = false;
    if (current.close === '}') parts.push(`${JSON.stringify(name)}:`);
    write(inner);
  }
}

function* membersOf(value: JsonValue[] | { [name: string]: JsonValue | undefined }): Generator<readonly [string, JsonValue | undefined]> {
  if (Array.isArray(value)) for (const item of value) yield ['', item];
  else for (const name of Object.keys(value)) yield [name, value[name]];
}
