import { type Static, type TOptional, type TProperties, type TSchema, type TUnsafe, Type } from '@sinclair/typebox';

/** Where a schema says its name; the description of the API makes a component of it and leaves the keyword out. */
export const shapeName = 'x-shape';

/** A shape that others refer to: `#/components/schemas/<name>` in the description, a type of this name in the client. */
export function named<Shape extends TSchema>(name: string, schema: Shape): Shape {
  return { ...schema, [shapeName]: name };
}

/** An object with a name of its own. */
export function shape<Properties extends TProperties>(name: string, properties: Properties, description?: string) {
  return named(name, Type.Object(properties, description === undefined ? {} : { description }));
}

/** Answers are read and never changed, so a list of anything that is already there will do. */
export function list<Item extends TSchema>(item: Item, description?: string): TUnsafe<readonly Static<Item>[]> {
  return Type.Unsafe<readonly Static<Item>[]>(Type.Array(item, description === undefined ? {} : { description }));
}

/** Two of a kind, first and second. */
export function pair<Item extends TSchema>(item: Item): TUnsafe<readonly [Static<Item>, Static<Item>]> {
  return Type.Unsafe({ type: 'array', prefixItems: [item, item], items: false, minItems: 2, maxItems: 2 });
}

/** What may be left out; `undefined` counts as left out, as JSON has no such value. */
export function optional<Value extends TSchema>(schema: Value): TOptional<TUnsafe<Static<Value> | undefined>> {
  return Type.Optional(Type.Unsafe<Static<Value> | undefined>(schema));
}

export function nullable<Value extends TSchema>(schema: Value) {
  return Type.Union([schema, Type.Null()]);
}

/** One of a closed list of texts. */
export function oneOf<const Text extends string>(texts: readonly Text[], description?: string): TUnsafe<Text> {
  return Type.Unsafe<Text>({ type: 'string', enum: [...texts], ...(description === undefined ? {} : { description }) });
}

/** An object whose names are data. */
export function byName<Value extends TSchema>(value: Value, description?: string): TUnsafe<Readonly<Record<string, Static<Value>>>> {
  return Type.Unsafe({ type: 'object', additionalProperties: value, ...(description === undefined ? {} : { description }) });
}

/** A point in time as every answer writes it: `2026-03-01T08:00:00.000Z`. */
export const time = Type.String({ format: 'date-time' });

/** A customer's number. */
export const customerId = Type.String({ description: 'for example p1042' });

export const wholeNumber = Type.Integer();

/** Any JSON. */
export const anything = Type.Unknown();

/** A JSON object whose form is not ours to say. */
export const anyObject = Type.Unsafe<object>({ type: 'object', additionalProperties: true });

/** Done, and nothing to say about it. */
export const nothing = Type.Unsafe<void>({ type: 'null', description: 'done; the answer has no body' });

/** An answer that is no JSON, by its content type. */
export function file<const MediaType extends string>(mediaType: MediaType, description: string) {
  return { description, content: { [mediaType]: { schema: Type.Unsafe<NodeJS.ReadableStream | Buffer | string>({ type: 'string' }) } } };
}
