import { Type } from '@sinclair/typebox';
import { describe, expect, test } from 'vitest';
import { Defect } from '../foundation/index.ts';
import { defineSetting } from './setting.ts';

const schema = Type.Object({
  rules: Type.Array(Type.Object({ name: Type.String({ minLength: 1 }), days: Type.Integer({ minimum: 1 }) })),
});

describe('a setting', () => {
  test('lists every problem of a value with the place where it is', () => {
    const setting = defineSetting({ key: 'test.rules', title: 'Rules', description: '', schema, default: { rules: [] } });
    const problems = setting.problemsOf({ rules: [{ name: '', days: 0 }, { days: 1.5 }] });
    expect(problems.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['rules[0].name', 'rules[0].days', 'rules[1].name', 'rules[1].days']),
    );
    expect(setting.problemsOf('nonsense').map(({ at }) => at)).toEqual(['value']);
    expect(setting.problemsOf({ rules: [{ name: 'a', days: 2 }] })).toEqual([]);
  });

  test('asks its own check only of values that have the right shape', () => {
    const setting = defineSetting({
      key: 'test.rules',
      title: 'Rules',
      description: '',
      schema,
      default: { rules: [] },
      check: ({ rules }) => (rules.length > 1 ? [{ at: 'rules', message: 'one is enough' }] : []),
    });
    expect(setting.problemsOf({ rules: 'many' }).map(({ at }) => at)).toEqual(['rules']);
    expect(
      setting.problemsOf({
        rules: [
          { name: 'a', days: 1 },
          { name: 'b', days: 1 },
        ],
      }),
    ).toEqual([{ at: 'rules', message: 'one is enough' }]);
  });

  test('cannot be declared with a default that is not allowed, nor with a name of another shape', () => {
    const definition = { key: 'test.days', title: 'Days', description: '', schema: Type.Integer({ minimum: 1 }) };
    expect(() => defineSetting({ ...definition, default: 0 })).toThrow(Defect);
    expect(() => defineSetting({ ...definition, key: 'Test Days', default: 1 })).toThrow(Defect);
  });

  test('keeps its default from being changed by a reader', () => {
    const setting = defineSetting({ key: 'test.rules', title: '', description: '', schema, default: { rules: [{ name: 'a', days: 1 }] } });
    expect(() => setting.default.rules.push({ name: 'b', days: 2 })).toThrow(TypeError);
  });
});
