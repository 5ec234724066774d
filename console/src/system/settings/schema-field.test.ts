import { describe, expect, it } from 'vitest';
import { emptyValue, shapeOf } from './schema-field.ts';

describe('the form of a setting', () => {
  it('draws what a form says well', () => {
    expect(shapeOf({ type: 'string' }).shape).toBe('text');
    expect(shapeOf({ type: 'integer' }).shape).toBe('whole');
    expect(shapeOf({ type: 'boolean' }).shape).toBe('yesNo');
    expect(shapeOf({ type: 'array', items: { type: 'string' } }).shape).toBe('textList');
    expect(shapeOf({ type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } }).shape).toBe('list');
  });

  it('offers the choices of a union of constants with their descriptions', () => {
    const shape = shapeOf({ anyOf: [{ const: 'newest', description: 'the newest' }, { const: 'stated' }] });
    expect(shape).toEqual({
      shape: 'choice',
      options: [
        { value: 'newest', label: 'the newest' },
        { value: 'stated', label: 'stated' },
      ],
    });
  });

  it('draws names that the firm makes up, with values of one kind', () => {
    const rule = { type: 'object', properties: { max: { type: 'integer' } } };
    expect(shapeOf({ type: 'object', patternProperties: { '^(.*)$': rule } })).toEqual({ shape: 'record', item: rule });
    expect(shapeOf({ type: 'object', patternProperties: { '^(.*)$': { anyOf: [{ type: 'string' }, { type: 'null' }] } } }).shape).toBe(
      'json',
    );
  });

  it('draws a list of words however deep it lies', () => {
    expect(shapeOf({ type: 'array', items: { type: 'string' } }, 3).shape).toBe('textList');
    expect(shapeOf({ type: 'array', items: { anyOf: [{ const: 'clerk' }, { const: 'agent' }] } }, 3)).toEqual({
      shape: 'textList',
      options: ['clerk', 'agent'],
    });
  });

  it('leaves boxes in boxes in boxes to JSON', () => {
    expect(shapeOf({ type: 'object', properties: { name: { type: 'string' } } }, 4).shape).toBe('json');
    expect(shapeOf({ type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } }, 4).shape).toBe('json');
  });

  it('leaves the rest to JSON', () => {
    expect(shapeOf(undefined).shape).toBe('json');
    expect(shapeOf({ anyOf: [{ type: 'string' }, { type: 'number' }] }).shape).toBe('json');
  });

  it('begins a new entry with what is required', () => {
    expect(
      emptyValue({
        type: 'object',
        required: ['name', 'max'],
        properties: { name: { type: 'string' }, max: { type: 'integer', minimum: 1 }, note: { type: 'string' } },
      }),
    ).toEqual({ name: '', max: 1 });
  });
});
