/**
 * Who is behind the numbers of a fit: one row a person, as she stood when it was made. Rows of one fit (`listing`) are a partition, so
 * that they go in one piece when nobody shows the fit any more. `person_id` is the person then; who she is now is asked of identity.
 */
export const modelPersonTable = {
  name: 'value_model_person',
  columns: [
    ['listing', 'LowCardinality(String)'],
    ['person_id', 'UInt64'],
    ['currency', 'LowCardinality(String)'],
    // Whole days since 1970 with a purchase, rising, as far as the model saw.
    ['days', 'Array(Int32)'],
    ['spent_minor', 'Float64'],
  ],
  orderBy: ['listing', 'person_id'],
  partitionBy: 'listing',
  shardBy: 'person_id',
} as const;

/** The people of a back-test: what each forecast foretold of her (in the order of the report's rows), and what came. */
export const backTestPersonTable = {
  name: 'value_back_test_person',
  columns: [
    ['listing', 'LowCardinality(String)'],
    ['person_id', 'UInt64'],
    ['earlier', 'UInt32'],
    ['tenth', 'UInt8'],
    ['visits_foretold', 'Array(Float64)'],
    ['amount_foretold', 'Array(Float64)'],
    ['visits', 'UInt32'],
    ['amount_minor', 'Float64'],
    ['spent_before_minor', 'Float64'],
    // Days of the visits that came, counted from the cut.
    ['days', 'Array(UInt32)'],
  ],
  orderBy: ['listing', 'person_id'],
  partitionBy: 'listing',
  shardBy: 'person_id',
} as const;

/** The people that fields were measured on: whether the outcome came, when she was last heard of before the cut, and which fields were known. */
export const fieldPersonTable = {
  name: 'value_field_person',
  columns: [
    ['listing', 'LowCardinality(String)'],
    ['person_id', 'UInt64'],
    ['came', 'UInt8'],
    // Days since 1970.
    ['last_day', 'Int32'],
    // Places in the list of the measurement's fields.
    ['known', 'Array(UInt16)'],
  ],
  orderBy: ['listing', 'person_id'],
  partitionBy: 'listing',
  shardBy: 'person_id',
} as const;
