import { expect, it } from 'vitest';
import { problemInJson } from './problem-in-json.ts';

it('finds no fault in JSON', () => {
  expect(problemInJson('{"a": [1, 2]}')).toBeUndefined();
});

it('names the line of a missing comma', () => {
  expect(problemInJson('{\n  "a": 1\n  "b": 2\n}')?.line).toBe(3);
});

it('points at the end when something is missing there', () => {
  expect(problemInJson('{\n  "a": 1\n')).toEqual({ line: 3, column: 1 });
});

it('does not fail on text that was never JSON', () => {
  expect(problemInJson('hello')).toBeDefined();
  expect(problemInJson('')).toEqual({ line: 1, column: 1 });
});
