import type { WarehouseTable } from '../../storage/index.ts';

/*
 * Everybody's purchases and scores, an *edition* for each time that everybody is read: written, worked out and superseded as a whole. Partitioned by
 * edition, so that an old one is dropped without touching another.
 */

/**
 * One row a day on which somebody bought; amounts net, minor units of the currency in which she mostly pays, and `unpaid` 1 where none is known in it. `began` is the channel of her first purchase, on the row of
 * that day, where it is known; the same in what is worked out of it.
 */
export const purchaseDayTable = {
  name: 'purchase_day',
  columns: [
    ['edition', 'UInt32'],
    ['person', 'UInt64'],
    ['day', 'Date'],
    ['spent', 'Int64'],
    ['currency', 'LowCardinality(String)'],
    ['began', 'LowCardinality(String)'],
    ['unpaid', 'UInt8'],
  ],
  orderBy: ['person', 'day'],
  partitionBy: 'edition',
  shardBy: 'person',
} as const satisfies WarehouseTable;

/** How often somebody dealt with care, and on how many days other signs of a visit were there; people without either have no row. */
export const signsOfPersonTable = {
  name: 'signs_of_person',
  columns: [
    ['edition', 'UInt32'],
    ['person', 'UInt64'],
    ['care', 'Array(LowCardinality(String))'],
    ['dealings', 'Array(UInt32)'],
    ['signs', 'Array(LowCardinality(String))'],
    ['days', 'Array(UInt32)'],
  ],
  orderBy: ['person'],
  partitionBy: 'edition',
  shardBy: 'person',
} as const satisfies WarehouseTable;

/** The statistics of repeat purchase (Fader, Hardie & Lee 2005), times in days; `paid` are the visits with a known amount. */
export const purchaseStatisticTable = {
  name: 'purchase_statistic',
  columns: [
    ['edition', 'UInt32'],
    ['person', 'UInt64'],
    ['x', 'UInt32'],
    ['tx', 'UInt16'],
    ['T', 'UInt16'],
    ['spent', 'Int64'],
    ['currency', 'LowCardinality(String)'],
    ['began', 'LowCardinality(String)'],
    ['paid', 'UInt32'],
  ],
  orderBy: ['person'],
  partitionBy: 'edition',
  shardBy: 'person',
} as const satisfies WarehouseTable;

/**
 * What a model says of everybody with `x` visits again and `T` days since the first, by `tx`: lists of one length. `soon` are the visits within the days
 * for which other signs count; 0 where the model goes by visits alone. In millionths.
 */
export const visitScoreTable = {
  name: 'visit_score',
  columns: [
    ['edition', 'UInt32'],
    ['x', 'UInt32'],
    ['T', 'UInt16'],
    ['tx', 'Array(UInt16)'],
    ['visits', 'Array(UInt32)'],
    ['soon', 'Array(UInt32)'],
    ['active', 'Array(UInt32)'],
  ],
  orderBy: ['x', 'T'],
  partitionBy: 'edition',
  shardBy: 'x',
} as const satisfies WarehouseTable;

/** What everybody is expected to do and bring within the horizon: visits, chance still active, profit in minor units. */
export const valueScoreTable = {
  name: 'value_score',
  columns: [
    ['edition', 'UInt32'],
    ['person', 'UInt64'],
    ['visits_so_far', 'UInt32'],
    ['visits', 'Float32'],
    ['active', 'Float32'],
    ['profit', 'Float64'],
    ['currency', 'LowCardinality(String)'],
  ],
  orderBy: ['person'],
  partitionBy: 'edition',
  shardBy: 'person',
} as const satisfies WarehouseTable;

export const everyoneTables: readonly WarehouseTable[] = [
  purchaseDayTable,
  signsOfPersonTable,
  purchaseStatisticTable,
  visitScoreTable,
  valueScoreTable,
];
