/**
 * Every decision, one row each, beside the history of events and by the same key: by identifier, so that joins and splits move nothing. `identifier_id` is
 * 0 for somebody whom nobody knows (`asked_as` then finds her when she has become known); `message_id` is the decision's own number. `body` is all it was made of, for whoever opens or replays it.
 */
export const decisionTable = {
  name: 'decision',
  columns: [
    ['identifier_id', 'UInt64'],
    ['time', "DateTime64(3, 'UTC')"],
    ['source_id', 'UInt32'],
    ['message_id', 'String'],
    ['person_id', 'UInt64'],
    ['channel', 'LowCardinality(String)'],
    ['place', 'LowCardinality(String)'],
    ['items', 'Array(LowCardinality(String))'],
    ['propensities', 'Array(Float32)'],
    ['is_default', 'UInt8'],
    ['took_us', 'UInt32'],
    // Empty where the identifier is known.
    ['asked_as', 'String'],
    ['body', 'String CODEC(ZSTD(1))'],
  ],
  // A row that was queued again after a crash is the same row.
  engine: 'ReplacingMergeTree',
  orderBy: ['identifier_id', 'time', 'source_id', 'message_id'],
  partitionBy: 'toYYYYMM(time)',
  // All whom nobody knows have one identifier: without it their rows would be read one and all to find those of one name.
  skipIndexes: [['asked_as', 'asked_as', 'bloom_filter']],
  shardBy: 'identifier_id',
} as const;
