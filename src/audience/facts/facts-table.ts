import type { WarehouseTable } from '../../storage/index.ts';

/**
 * What rules ask of people, one row a person, so that a rule can be asked of everybody at once. Written by the thread that keeps audiences, out of the same
 * summaries; the newest version of a row counts. Lists stand side by side (a name, its count, its last day); texts that are compared without case and
 * accents stand as they are compared. Days are UTC days since 1970.
 */
export const personFactsTable = {
  name: 'person_facts',
  columns: [
    ['person', 'UInt64'],
    ['version', 'UInt64'],
    // She is one with somebody else by now, or was erased.
    ['gone', 'UInt8'],
    ['names', 'Array(LowCardinality(String))'],
    ['name_counts', 'Array(UInt32)'],
    ['name_lasts', 'Array(Int32)'],
    ['day_names', 'Array(LowCardinality(String))'],
    ['name_days', 'Array(Int32)'],
    ['day_counts', 'Array(UInt32)'],
    ['act_seconds', 'Array(Int64)'],
    ['act_names', 'Array(LowCardinality(String))'],
    ['act_abouts', 'Array(String)'],
    ['channels', 'Array(LowCardinality(String))'],
    ['channel_events', 'Array(UInt32)'],
    ['day_channels', 'Array(LowCardinality(String))'],
    ['channel_days', 'Array(Int32)'],
    ['channel_counts', 'Array(UInt32)'],
    ['order_channels', 'Array(LowCardinality(String))'],
    ['order_counts', 'Array(UInt32)'],
    ['purchase_days', 'Array(Int32)'],
    ['paid_days', 'Array(Int32)'],
    ['paid_currencies', 'Array(LowCardinality(String))'],
    ['paid_amounts', 'Array(Int64)'],
    // By kind, in the order of `careKinds`.
    ['care', 'Array(UInt32)'],
    ['care_days', 'Array(Int32)'],
    ['care_counts', 'Array(UInt32)'],
    // How many in all, then by occasion, in the order of `occasions`.
    ['bought_when', 'Array(UInt32)'],
    ['here_when', 'Array(UInt32)'],
    ['received_ways', 'Array(LowCardinality(String))'],
    ['received_places', 'Array(String)'],
    ['taste_attributes', 'Array(String)'],
    ['taste_values', 'Array(String)'],
    ['taste_counts', 'Array(UInt32)'],
    ['taste_ofs', 'Array(UInt32)'],
    ['stated', 'Array(String)'],
    // A trait that holds a list has a place for each of its values; `trait_bits` is the first as a number, bit by bit, or not a number.
    ['trait_names', 'Array(LowCardinality(String))'],
    ['trait_texts', 'Array(String)'],
    ['trait_bits', 'Array(UInt64)'],
    // What she allows, and until which millisecond.
    ['permissions', 'Array(LowCardinality(String))'],
    ['permission_ends', 'Array(Int64)'],
    ['accounts', 'Array(String)'],
  ],
  orderBy: ['person'],
  engine: 'ReplacingMergeTree(version)',
  shardBy: 'person',
} as const satisfies WarehouseTable;

export const warehouseTables: readonly WarehouseTable[] = [personFactsTable];
