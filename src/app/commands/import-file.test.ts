import { expect, it } from 'vitest';
import { Unavailable } from '../../foundation/index.ts';
import { importFile, requireRows } from './import-file.ts';

const columns = [{ samples: [] }, { samples: [] }];

it('asks for rows before a mapping is guessed of none', () => {
  const headings = { line: 1, message: 'there are headings here and no row below them' };
  expect(() => requireRows({ columns, problems: [headings] })).toThrow(/line 1: there are headings/);
  expect(() => requireRows({ columns, problems: [] })).toThrow(/no row has any content/);
  expect(() => requireRows({ columns: [{ samples: ['a'] }, { samples: [] }], problems: [headings] })).not.toThrow();
});

it('asks about an import again when a connection breaks off, and does not begin it twice', async () => {
  const asked: string[] = [];
  const request = async (method: string) => {
    asked.push(method);
    if (method === 'POST') return { importId: 7 };
    if (asked.length < 4) throw new Unavailable('app.not_reached', 'the connection was reset', 1);
    return { id: 7, state: 'done' };
  };
  const product = { address: '', dataDir: '', headers: {}, request: request as never, close: async () => {} };
  const state = await importFile(product, { fileId: 'f', sourceId: 1, mapping: {} }, () => {});
  expect([state.state, asked]).toEqual(['done', ['POST', 'GET', 'GET', 'GET']]);

  // An answer that says no is an answer.
  const refused = {
    ...product,
    request: (async (method: string) => (method === 'POST' ? { importId: 8 } : Promise.reject(new Error('no')))) as never,
  };
  await expect(importFile(refused, { fileId: 'f', sourceId: 1, mapping: {} }, () => {})).rejects.toThrow('no');
});
