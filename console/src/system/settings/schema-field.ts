import type { JsonSchema } from '../../api/contract.ts';

/** How a part of a setting is drawn; what no form can say well is left to JSON. */
export type FieldShape =
  | { shape: 'text' | 'number' | 'whole' | 'yesNo' | 'json' }
  | { shape: 'choice'; options: { value: string; label: string }[] }
  | { shape: 'textList'; options: string[] | undefined }
  | { shape: 'group'; fields: { name: string; schema: JsonSchema; required: boolean }[] }
  | { shape: 'list'; item: JsonSchema }
  /** Names that the firm makes up, each with a value of one kind. */
  | { shape: 'record'; item: JsonSchema };

// Deeper than this, indented boxes are harder to read than the JSON itself; a single field or a list of words is no box.
const depthMax = 3;

export function shapeOf(schema: JsonSchema | undefined, depth = 0): FieldShape {
  if (schema === undefined) return { shape: 'json' };
  const options = optionsOf(schema);
  if (options !== undefined) return { shape: 'choice', options };
  switch (schema.type) {
    case 'string':
      return { shape: 'text' };
    case 'number':
      return { shape: 'number' };
    case 'integer':
      return { shape: 'whole' };
    case 'boolean':
      return { shape: 'yesNo' };
    case 'array':
      return listOf(schema.items, depth);
    case 'object':
      return groupOf(schema, depth);
    default:
      return { shape: 'json' };
  }
}

function optionsOf(schema: JsonSchema): { value: string; label: string }[] | undefined {
  if (schema.enum?.every((value) => typeof value === 'string'))
    return schema.enum.map((value) => ({ value: value as string, label: value as string }));
  if (schema.anyOf?.every((one) => typeof one.const === 'string')) {
    return schema.anyOf.map((one) => ({ value: one.const as string, label: one.description ?? one.title ?? (one.const as string) }));
  }
  return undefined;
}

function listOf(item: JsonSchema | undefined, depth: number): FieldShape {
  const inner = shapeOf(item, depth + 1);
  if (inner.shape === 'text') return { shape: 'textList', options: undefined };
  if (inner.shape === 'choice') return { shape: 'textList', options: inner.options.map((option) => option.value) };
  return item !== undefined && depth <= depthMax && inner.shape === 'group' ? { shape: 'list', item } : { shape: 'json' };
}

function groupOf(schema: JsonSchema, depth: number): FieldShape {
  if (depth > depthMax) return { shape: 'json' };
  const properties = Object.entries(schema.properties ?? {});
  const patterns = Object.values(schema.patternProperties ?? {});
  const item = patterns[0];
  if (properties.length === 0 && patterns.length === 1 && item !== undefined && shapeOf(item, depth + 1).shape !== 'json')
    return { shape: 'record', item };
  if (properties.length === 0 || patterns.length > 0) return { shape: 'json' };
  return {
    shape: 'group',
    fields: properties.map(([name, inner]) => ({ name, schema: inner, required: schema.required?.includes(name) === true })),
  };
}

/** A value to begin with, for a new entry of a list. */
export function emptyValue(schema: JsonSchema): unknown {
  const shape = shapeOf(schema);
  switch (shape.shape) {
    case 'text':
      return '';
    case 'number':
    case 'whole':
      return schema.minimum ?? 0;
    case 'yesNo':
      return false;
    case 'choice':
      return shape.options[0]?.value ?? '';
    case 'textList':
    case 'list':
      return [];
    case 'record':
      return {};
    case 'group':
      return Object.fromEntries(shape.fields.filter((field) => field.required).map((field) => [field.name, emptyValue(field.schema)]));
    default:
      return schema.type === 'array' ? [] : schema.type === 'object' ? {} : null;
  }
}
