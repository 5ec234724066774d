import { Type } from '@sinclair/typebox';
import { mappingSchema } from '../../connector/index.ts';
import { anyObject, anything, byName, list, named, nullable, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

export const mapping = named('Mapping', mappingSchema);

const fileProblem = shape('FileProblem', { line: wholeNumber, message: text });

const columnMeaning = {
  label: text,
  place: Type.String({ description: 'identifier, trait, property, time … or `leave out`' }),
  name: text,
};

const looks = oneOf(['text', 'number', 'date', 'boolean', 'empty']);

const fileColumn = shape('FileColumn', {
  name: text,
  samples: list(text),
  looks,
  guess: optional(
    Type.Object({
      meaning: text,
      certainty: Type.Number({ minimum: 0, maximum: 1 }),
      looks,
      dateFormat: optional(text),
      dateAmbiguousWith: optional(Type.String({ description: 'day and month could be the other way round: a person has to say' })),
      decimal: optional(oneOf(['.', ','])),
      ...columnMeaning,
    }),
  ),
});

export const savedMapping = shape('SavedMapping', { name: text, mapping, columns: list(text), savedBy: text, savedAt: time });

export const uploadedFile = shape('UploadedFile', {
  fileId: text,
  name: text,
  format: text,
  encoding: text,
  compression: text,
  delimiter: optional(text),
  header: optional(Type.Boolean()),
  bytes: wholeNumber,
  rows: optional(Type.Integer({ description: 'where the format says so (Parquet)' })),
  columns: list(fileColumn),
  suggestion: mapping,
  savedMappings: list(savedMapping, 'mappings that were saved for a file with these columns'),
  problems: list(fileProblem, 'rows of the beginning that could not be read'),
});

export const mappingHelp = Type.Object({ schema: anyObject, meanings: byName(Type.Object(columnMeaning)) });

export const importPreview = shape('ImportPreview', {
  rowsRead: wholeNumber,
  rowsAccepted: wholeNumber,
  rowsSkipped: wholeNumber,
  rowsRefused: wholeNumber,
  events: list(anyObject, 'the first events, as they would be accepted'),
  problems: list(fileProblem),
});

const importFields = {
  id: wholeNumber,
  file: text,
  fileId: text,
  sourceId: wholeNumber,
  state: oneOf(['checking', 'running', 'paused', 'done', 'failed']),
  note: nullable(Type.String({ description: 'why it is paused or failed, or what it waits for' })),
  startedBy: text,
  isFileThere: Type.Boolean(),
  rowsRead: wholeNumber,
  rowsAccepted: wholeNumber,
  rowsKnown: Type.Integer({ description: 'rows that an earlier import had brought already' }),
  rowsSkipped: wholeNumber,
  rowsRefused: wholeNumber,
  bytesRead: wholeNumber,
  bytesTotal: wholeNumber,
  ratePerSecond: wholeNumber,
  createdAt: time,
  startedAt: nullable(time),
  finishedAt: nullable(time),
};

export const importRun = shape('ImportRun', importFields);

export const importInDetail = shape('ImportInDetail', {
  ...importFields,
  mapping: anything,
  problems: list(fileProblem, 'the first refused rows'),
});
