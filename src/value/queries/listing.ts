/** In Postgres: which fits and back-tests there are people of. */
export interface ListingRow {
  readonly listing: string;
  readonly one_in: number;
  readonly back_test: string | null;
}

export const addListing = `INSERT INTO value_listing (listing, one_in, back_test) VALUES ($1, $2, $3)`;

export const listingByName = `SELECT listing, one_in, back_test FROM value_listing WHERE listing = $1`;

export const listingNames = `SELECT listing FROM value_listing`;

export const forgetListing = `DELETE FROM value_listing WHERE listing = $1`;

// The rest asks the warehouse. Sums come with the count: a rate is told by what it is made of.

export interface BackTestSumsRow {
  readonly people: number;
  readonly foretold: number;
  readonly visits: number;
  readonly amount_foretold: number;
  readonly amount_minor: number;
}

export interface BackTestPersonRow extends Omit<BackTestSumsRow, 'people'> {
  readonly person_id: number;
  readonly earlier: number;
  readonly tenth: number;
  readonly spent_before_minor: number;
}

// 0 stands for all: tenths begin at 1, and a number of earlier visits is given with how it compares. The last group is open above.
const backTestFilter = `
listing = {listing:String}
  AND ({tenth:UInt8} = 0 OR tenth = {tenth:UInt8})
  AND ({count:Int32} < 0 OR (if({countIsOpen:Bool}, earlier >= {count:Int32}, earlier = {count:Int32})))
  AND ({until:Int32} < 0 OR arrayExists(day -> day <= {until:Int32}, days))`;

const came = `if({until:Int32} < 0, visits, toUInt32(arrayCount(day -> day <= {until:Int32}, days)))`;

export const backTestSums = `
SELECT count() AS people, sum(visits_foretold[{forecast:UInt8}]) AS foretold, sum(${came}) AS visits,
  sum(amount_foretold[{forecast:UInt8}]) AS amount_foretold, sum(amount_minor) AS amount_minor
FROM value_back_test_person WHERE ${backTestFilter}`;

/** In one of four orders; equals by number, so that pages fit together. */
export const backTestPeople = `
SELECT person_id, earlier, tenth, visits_foretold[{forecast:UInt8}] AS foretold, ${came} AS visits,
  amount_foretold[{forecast:UInt8}] AS amount_foretold, amount_minor, spent_before_minor
FROM value_back_test_person WHERE ${backTestFilter}
ORDER BY multiIf(
  {order:String} = 'came', toFloat64(visits),
  {order:String} = 'off', abs(foretold - visits),
  {order:String} = 'amount', amount_minor,
  {order:String} = 'amountOff', abs(amount_foretold - amount_minor),
  {order:String} = 'spentBefore', spent_before_minor,
  foretold) DESC, person_id
LIMIT {limit:UInt32} OFFSET {from:UInt32}`;

export interface ModelSumsRow {
  readonly people: number;
  readonly visits: number;
}

export interface ModelPersonRow {
  readonly person_id: number;
  readonly currency: string;
  readonly visits: number;
  readonly first_day: number;
  readonly last_day: number;
  readonly spent_minor: number;
}

const modelFilter = `
listing = {listing:String}
  AND ({until:Int32} = 2147483647 OR days[1] <= {until:Int32})
  AND ({currency:String} = '*' OR (currency = {currency:String} AND spent_minor > 0))`;

// Visits after a day and until another: those that a forecast was held against.
const visitsOfModel = `toUInt32(arrayCount(day -> day > {after:Int32} AND day <= {through:Int32}, days))`;

export const modelSums = `
SELECT count() AS people, sum(${visitsOfModel}) AS visits FROM value_model_person WHERE ${modelFilter}`;

export const modelPeople = `
SELECT person_id, currency, ${visitsOfModel} AS visits, days[1] AS first_day, days[-1] AS last_day, spent_minor
FROM value_model_person WHERE ${modelFilter}
ORDER BY visits DESC, person_id
LIMIT {limit:UInt32} OFFSET {from:UInt32}`;

export interface FieldSumsRow {
  readonly people: number;
  readonly outcomes: number;
}

export interface FieldPersonRow {
  readonly person_id: number;
  readonly came: number;
  readonly last_day: number;
  readonly fields: number;
}

// A field's place is below zero for all, who came is below zero for both.
const fieldFilter = `
listing = {listing:String}
  AND ({field:Int32} < 0 OR has(known, toUInt16({field:Int32})))
  AND ({came:Int32} < 0 OR came = {came:Int32})`;

export const fieldSums = `SELECT count() AS people, sum(came) AS outcomes FROM value_field_person WHERE ${fieldFilter}`;

export const fieldPeople = `
SELECT person_id, came, last_day, length(known) AS fields FROM value_field_person WHERE ${fieldFilter}
ORDER BY last_day DESC, person_id
LIMIT {limit:UInt32} OFFSET {from:UInt32}`;

/** Which listings there are rows of, in any table. */
export const listingsInWarehouse = `
SELECT DISTINCT listing FROM (
  SELECT listing FROM value_model_person UNION ALL SELECT listing FROM value_back_test_person UNION ALL SELECT listing FROM value_field_person
)`;

export const dropModelListing = 'ALTER TABLE value_model_person DROP PARTITION {listing:String}';
export const dropBackTestListing = 'ALTER TABLE value_back_test_person DROP PARTITION {listing:String}';
export const dropFieldListing = 'ALTER TABLE value_field_person DROP PARTITION {listing:String}';
