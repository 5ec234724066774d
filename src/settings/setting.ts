import type { Static, TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Defect, type JsonValue, type Problem, schemaProblems } from '../foundation/index.ts';

/** A choice that a firm can change while the product runs: what it is called, what it may be, and what it is until changed. */
export interface Setting<Value = unknown> {
  /** Stable name, `room.subject`, for example `access.fields`. */
  readonly key: string;
  readonly title: string;
  /** One or two sentences for the person who is about to change it. */
  readonly description: string;
  /** JSON Schema of the value (a TypeBox schema); the console draws its form from it. */
  readonly schema: TSchema;
  readonly default: Value;
  /** The permission to change it, besides the one that every setting needs; named by the access room. */
  readonly alsoNeeds: string | undefined;
  /** Members of the value (`care`, `limits.days`) by the field of people and events that each tells: hidden from whom that field is hidden. */
  readonly reveals: Readonly<Record<string, string>>;
  /** Every problem of a candidate value, none when it may be used. */
  readonly problemsOf: (value: unknown) => Problem[];
}

export interface SettingDefinition<Schema extends TSchema> {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly schema: Schema;
  readonly default: Static<Schema>;
  /** For what protects people: not everybody who looks after the machinery may lift it. */
  readonly alsoNeeds?: string;
  /** Members of the value by the field that each tells, for settings that say what records of people would: `{ marginPercent: 'margin' }`. */
  readonly reveals?: Readonly<Record<string, string>>;
  /** What a schema cannot say (two rules of one name …); asked only of values that the schema accepts. */
  readonly check?: (value: Static<Schema>) => Problem[];
}

// More than anybody reads; a value with a thousand faults is the wrong file, and ten thousand lines would not say it better.
const problemsMax = 100;
const keyShape = /^[a-z]+(\.[a-z][a-z_]*)*$/;

/**
 * Declares a setting; the room that reads it owns the declaration and hands it to `createSettings` through its front door.
 * @throws Defect when the default itself is not allowed: that is a fault of ours.
 */
export function defineSetting<Schema extends TSchema>(definition: SettingDefinition<Schema>): Setting<Static<Schema>> {
  const { key, title, description, schema, check } = definition;
  if (!keyShape.test(key)) throw new Defect(`setting key ${key} is not of the form room.subject`);
  const compiled = TypeCompiler.Compile(schema);
  const problemsOf = (value: unknown): Problem[] => {
    if (compiled.Check(value)) return check?.(value) ?? [];
    return schemaProblems(compiled.Errors(value), 'value', problemsMax);
  };
  const faults = problemsOf(definition.default);
  if (faults.length > 0)
    throw new Defect(`default of setting ${key}: ${faults.map((fault) => `${fault.at}: ${fault.message}`).join('; ')}`);
  const { alsoNeeds, reveals = {} } = definition;
  // A member misspelt here would be told to everybody.
  for (const path of Object.keys(reveals))
    if (memberAt(definition.default, path) === undefined)
      throw new Defect(`setting ${key} reveals ${path}, which its default does not have`);
  return { key, title, description, schema, default: deepFreeze(definition.default), alsoNeeds, reveals: deepFreeze(reveals), problemsOf };
}

function memberAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name], value);
}

/** A value that is shared by every reader must not be changed by one of them. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

/** A stored text as a value; undefined when it is not JSON (a hand has been in the table). */
export function parseStored(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
