import { expect, it } from 'vitest';
import { requireRows } from './import-file.ts';

const columns = [{ samples: [] }, { samples: [] }];

it('asks for rows before a mapping is guessed of none', () => {
  const headings = { line: 1, message: 'there are headings here and no row below them' };
  expect(() => requireRows({ columns, problems: [headings] })).toThrow(/line 1: there are headings/);
  expect(() => requireRows({ columns, problems: [] })).toThrow(/no row has any content/);
  expect(() => requireRows({ columns: [{ samples: ['a'] }, { samples: [] }], problems: [headings] })).not.toThrow();
});
