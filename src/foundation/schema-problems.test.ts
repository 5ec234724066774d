import { type TSchema, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { describe, expect, it } from 'vitest';
import { schemaProblems } from './schema-problems.ts';

const strict = { additionalProperties: false };
const kinds = Type.Union([Type.Literal('weekend'), Type.Literal('morning')]);
const schema = Type.Object(
  {
    kind: kinds,
    share: Type.Number({ minimum: 0, maximum: 1 }),
    steps: Type.Optional(
      Type.Array(Type.Object({ did: Type.String({ minLength: 1, maxLength: 60 }) }, strict), { minItems: 2, maxItems: 4 }),
    ),
    is: Type.Optional(Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()]), { minItems: 1 })),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'three capital letters: EUR' })),
  },
  strict,
);
const told = (value: unknown, of: TSchema = schema) =>
  schemaProblems(Value.Errors(of, value), 'rule', 50, true).map(({ at, message }) => `${at}: ${message}`);

describe('what does not fit a schema', () => {
  it('is told once for each place, with what is allowed there', () => {
    expect(told({ kind: 'sometimes', steps: [{ did: '' }, { x: 1 }], is: [{}], currency: 'euro', shares: 1 })).toEqual([
      'rule.share: is missing: a number from 0 to 1',
      'rule.shares: is not known here; there is kind, share, steps, is, currency',
      'rule.kind: must be one of weekend, morning',
      'rule.steps[0].did: must be a text of 1 to 60 characters',
      'rule.steps[1].did: is missing: a text of 1 to 60 characters',
      'rule.steps[1].x: is not known here; there is did',
      'rule.is[0]: must be a text or a number or true or false',
      'rule.currency: must be a text (three capital letters: EUR)',
    ]);
  });

  it('is told of lists, of the whole, and without a name for it', () => {
    expect(told({ kind: 'weekend', share: 2, steps: [{ did: 'a' }], is: [] })).toEqual([
      'rule.share: must be a number from 0 to 1',
      'rule.steps: must be a list of 2 to 4 entries, each an object with did',
      'rule.is: must be a list that is not empty, each a text or a number or true or false',
    ]);
    expect(told([])).toEqual(['rule: must be an object with kind, share, steps, is, currency']);
    expect(schemaProblems(Value.Errors(schema, { kind: 'x', share: 1 }), 'value', 50).map(({ at }) => at)).toEqual(['kind']);
    expect(told(5, Type.Union([Type.String(), Type.Null()]))).toEqual(['rule: must be a text or null']);
    expect(told(-1, Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))).toEqual(['rule: must be a whole number from 0 on']);
  });

  it('stops where nobody reads on', () => {
    expect(schemaProblems(Value.Errors(schema, { steps: [1, 2, 3] }), 'rule', 2)).toHaveLength(2);
  });
});
