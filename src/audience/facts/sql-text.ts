import { bitsOf } from './facts-of.ts';

/** A statement's text with its values bound by name: what people wrote never becomes part of the text. */
export class SqlText {
  readonly params: Record<string, unknown> = {};
  readonly #names = new Map<string, string>();

  string(value: string): string {
    return this.#bound(`s${value}`, value, 'String');
  }

  strings(values: readonly string[]): string {
    return this.#bound(`a${JSON.stringify(values)}`, values, 'Array(String)');
  }

  /** A number to the last bit. */
  number(value: number): string {
    if (Number.isSafeInteger(value)) return `toFloat64(${value})`;
    return `reinterpretAsFloat64(${this.#bound(`n${value}`, bitsOf(value), 'UInt64')})`;
  }

  /** A whole number of ours. */
  whole(value: number): string {
    return String(Math.trunc(value));
  }

  #bound(key: string, value: unknown, type: string): string {
    const known = this.#names.get(key);
    const name = known ?? `v${this.#names.size}`;
    if (known === undefined) {
      this.#names.set(key, name);
      this.params[name] = value;
    }
    return `{${name}:${type}}`;
  }
}

/** A condition in the warehouse: when it holds, and when it does not; neither where it is not known. `dueAt`: the second at which time alone may change that. */
export interface SqlCondition {
  readonly yes: string;
  readonly no: string;
  /** Too early at worst, never too late; undefined where time changes nothing. */
  readonly dueAt?: string;
  /** The warehouse does not know what it asks for: only the predicate can say. */
  readonly isUnknown?: true;
}

/** Later than any moment that a row can hold. */
export const never = 4_294_967_295;

export const both = (...parts: readonly string[]): string => joined(parts, ' AND ');
export const either = (...parts: readonly string[]): string => joined(parts, ' OR ');

function joined(parts: readonly string[], joint: string): string {
  return parts.length === 1 ? (parts[0] as string) : `(${parts.join(joint)})`;
}

/** What is known lies between two bounds, or does not; nothing where it is not known. */
export function betweenSql(value: string, known: string, min: string | undefined, max: string | undefined): SqlCondition {
  const bounds = [...(min === undefined ? [] : [`${value} >= ${min}`]), ...(max === undefined ? [] : [`${value} <= ${max}`])];
  const yes = both(...(bounds.length === 0 ? ['1'] : bounds));
  return known === '1'
    ? { yes, no: `NOT ${yes === '1' ? '(1)' : `(${yes})`}` }
    : { yes: both(known, yes), no: both(known, `NOT (${yes})`) };
}

/** The least of some seconds of an array that are still to come; never, where there is none. */
export function earliestSql(seconds: string, now: string): string {
  return `arrayMin(s -> if(s > ${now}, s, ${never}), arrayPushBack(${seconds}, toInt64(${never})))`;
}
