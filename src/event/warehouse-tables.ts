/**
 * The history of everyone, one row an event. Sorted by identifier, so that a person's timeline reads a few granules; partitioned by
 * arrival, because events may carry any date of the last century and a partition each would shatter every insert.
 * `person_id` is the person at arrival: the person now is found through `identifier_id`, so joins and splits move nothing here.
 */
export const eventTable = {
  name: 'event',
  columns: [
    ['identifier_id', 'UInt64'],
    ['time', "DateTime64(3, 'UTC')"],
    ['source_id', 'UInt32'],
    ['message_id', 'String'],
    ['kind', 'LowCardinality(String)'],
    ['name', 'LowCardinality(String)'],
    ['channel', 'LowCardinality(String)'],
    ['received_at', "DateTime64(3, 'UTC')"],
    ['person_id', 'UInt64'],
    ['revenue_minor', 'Int64'],
    ['currency', 'LowCardinality(String)'],
    ['body', 'String CODEC(ZSTD(1))'],
  ],
  orderBy: ['identifier_id', 'time', 'source_id', 'message_id'],
  partitionBy: 'toYYYYMM(received_at)',
  shardBy: 'identifier_id',
} as const;
