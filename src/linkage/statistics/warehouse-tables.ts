import type { WarehouseTable } from '../../storage/index.ts';
import { maskedFields, maskOf } from './letter-mask.ts';
import { normalFields } from './person-field.ts';

/*
 * Records on their way to links, a *run* for each time that they are compared: partitioned by run, so that an old one is dropped without touching another.
 * `record` counts from 0 without gaps, so that random records can be drawn by their number.
 */

/** Records in the form in which they are compared, as they were written: `normalFields` and `maskedFields` in their order. */
const sourceTable = {
  name: 'linkage_source',
  columns: [
    ['run', 'UInt32'],
    ['record', 'UInt32'],
    ['fields', 'Array(String)'],
    ['masks', 'Array(UInt32)'],
  ],
  orderBy: ['record'],
  partitionBy: 'run',
  shardBy: 'record',
} as const satisfies WarehouseTable;

/** A column a field, with how many records have the value of each. */
const recordTable = {
  name: 'linkage_record',
  columns: [
    ['run', 'UInt32'],
    ['record', 'UInt32'],
    ...normalFields.map((field) => [field, 'String'] as const),
    ...maskedFields.map((field) => [maskOf(field), 'UInt32'] as const),
    ['counts', 'Array(UInt32)'],
  ],
  orderBy: ['record'],
  partitionBy: 'run',
  shardBy: 'record',
} as const satisfies WarehouseTable;

/** What each blocking rule makes of a record; rules by their place in the list, from 1. */
const keyTable = {
  name: 'linkage_key',
  columns: [
    ['run', 'UInt32'],
    ['rule', 'UInt8'],
    ['key', 'UInt64'],
    ['record', 'UInt32'],
  ],
  orderBy: ['rule', 'key', 'record'],
  partitionBy: 'run',
  shardBy: 'key',
} as const satisfies WarehouseTable;

/** Pairs that some rule brings, each once, under the first rule that does, with their agreement: four bits a comparison. */
const pairTable = {
  name: 'linkage_pair',
  columns: [
    ['run', 'UInt32'],
    ['a', 'UInt32'],
    ['b', 'UInt32'],
    ['rule', 'UInt8'],
    ['pattern', 'UInt64'],
  ],
  orderBy: ['a', 'b'],
  partitionBy: 'run',
  shardBy: 'a',
} as const satisfies WarehouseTable;

/** Patterns of agreement whose score may be worth a look. */
const patternTable = {
  name: 'linkage_pattern',
  columns: [
    ['run', 'UInt32'],
    ['pattern', 'UInt64'],
  ],
  orderBy: ['pattern'],
  partitionBy: 'run',
  shardBy: 'pattern',
} as const satisfies WarehouseTable;

/** Records that likely pairs chain together, three or more, by the lowest of them. */
const groupTable = {
  name: 'linkage_group',
  columns: [
    ['run', 'UInt32'],
    ['record', 'UInt32'],
    ['likely_group', 'UInt32'],
  ],
  orderBy: ['record'],
  partitionBy: 'run',
  shardBy: 'record',
} as const satisfies WarehouseTable;

export const linkageTables: readonly WarehouseTable[] = [sourceTable, recordTable, keyTable, pairTable, patternTable, groupTable];
