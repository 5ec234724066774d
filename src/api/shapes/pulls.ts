import { Type } from '@sinclair/typebox';
import { mapping } from './imports.ts';
import { list, nullable, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

export const pull = shape('Pull', {
  id: wholeNumber,
  sourceId: wholeNumber,
  url: Type.String({ description: '`{cursor}` in it is replaced by the cursor' }),
  everySeconds: wholeNumber,
  rows: Type.String({ description: 'dotted path to the rows in a JSON answer; empty for the whole answer' }),
  cursorField: optional(text),
  cursor: nullable(text),
  mapping,
  enabled: Type.Boolean(),
  nextAt: nullable(time),
  lastAt: nullable(time),
  lastOkAt: nullable(time),
  createdAt: nullable(time),
  failures: wholeNumber,
  error: nullable(Type.String({ description: 'what went wrong the last time' })),
  rowsAccepted: wholeNumber,
  rowsKnown: wholeNumber,
  rowsRefused: wholeNumber,
  createdBy: text,
});

export const hook = shape('Hook', {
  id: wholeNumber,
  sourceId: wholeNumber,
  prefix: Type.String({ description: 'the first letters of its token, to tell hooks apart' }),
  rows: Type.String({ description: 'dotted path to the rows in a call; empty for the whole body' }),
  mapping,
  createdBy: text,
  createdAt: nullable(time),
  lastAt: nullable(time),
  calls: wholeNumber,
  rowsAccepted: wholeNumber,
  rowsRefused: wholeNumber,
  error: nullable(Type.String({ description: 'what was wrong with the last call' })),
});

export const hookReceipt = shape('HookReceipt', {
  accepted: wholeNumber,
  skipped: wholeNumber,
  refused: list(Type.Object({ row: Type.Integer({ description: 'counted from 1' }), message: text })),
});
