/*
 * Everybody at once, in ClickHouse. Rows of one person stand together and in order, so that a person is complete when the next begins
 * (`optimize_aggregation_in_order`): memory does not grow with people.
 */

/** Statistics of everybody in an edition as they stand at the end of `through`. */
export const countStatistics = `
INSERT INTO purchase_statistic (edition, person, x, tx, T, spent, currency, began, paid)
SELECT
  {edition:UInt32}, person, count() - 1 AS x, max(day) - min(day) AS tx, {through:Date} - min(day) AS T, sum(spent), any(currency), max(began), countIf(unpaid = 0)
FROM purchase_day
WHERE edition = {edition:UInt32} AND day <= {through:Date}
GROUP BY person
SETTINGS optimize_aggregation_in_order = 1, max_insert_threads = 2`;

export interface CellsRow {
  readonly x: number;
  readonly T: number;
  readonly tx: readonly number[];
  readonly people: readonly number[];
}

/** Equal histories once, with how many have them; a row for each `x` and `T`. */
export const readCells = `
SELECT x, T, groupArray(tx) AS tx, groupArray(people) AS people
FROM (
  SELECT x, T, tx, toUInt32(count()) AS people
  FROM purchase_statistic WHERE edition = {edition:UInt32} AND T <= {daysMax:UInt16}
  GROUP BY x, T, tx
)
GROUP BY x, T ORDER BY x, T`;

export interface SpendCellsRow {
  readonly currency: string;
  readonly visits: number;
  /** Mean over the cell of what a visit brought, minor units. */
  readonly mean: number;
  readonly people: number;
}

/** What visits with a known amount brought, by currency, number of them and amount to two parts in a thousand. */
export const readSpendCells = `
SELECT currency, paid AS visits, avg(spent / paid) AS mean, count() AS people
FROM purchase_statistic
WHERE edition = {edition:UInt32} AND T <= {daysMax:UInt16} AND paid > 0
GROUP BY currency, visits, if(spent > 0, toInt32(round(log(spent / paid) * 500)), -2147483648)
ORDER BY currency, visits, mean`;

export const readCurrencies = `
SELECT DISTINCT currency FROM purchase_statistic WHERE edition = {edition:UInt32} ORDER BY currency`;

export interface SampleRow {
  readonly currency: string;
  readonly days: readonly number[];
  /** Null where no amount is known. */
  readonly spent: readonly (number | null)[];
}

/** The purchases of one person in `oneIn`, chosen by a hash: the same people every time. Days are days since 1970, rising. */
export const readSample = `
SELECT currency, arrayMap(each -> each.1, purchases) AS days, arrayMap(each -> if(each.3 = 1, NULL, each.2), purchases) AS spent
FROM (
  SELECT person, any(currency) AS currency, arraySort(groupArray((toUInt16(day), spent, unpaid))) AS purchases
  FROM purchase_day
  WHERE edition = {edition:UInt32} AND day <= {through:Date} AND cityHash64(person) % {oneIn:UInt32} = 0
  GROUP BY person
)
ORDER BY person`;

const byChannel = `if(T >= length({channelAges:Array(Float64)}), 1,
      ({alpha:Float64} + arrayElement({channelAges:Array(Float64)}, T + 1))
      / ({alpha:Float64} / transform(began, {channels:Array(String)}, {channelTimes:Array(Float64)}, 1.0) + arrayElement({channelAges:Array(Float64)}, T + 1)))`;

/**
 * Visits and chance out of the person's cell; what a visit brings by Gamma–Gamma's conditional mean (equation 5 of Fader & Hardie 2013) over the visits with a known amount, her own where
 * her currency has no model (see `spendAVisit`); dealings with care at their cost, her own and everybody's by weight. Other signs multiply the visits of the days for which
 * they count; a sign that does not, or a model without, has a slope of 0. The channel of the first purchase multiplies them all by `channelFactor`, for so many days as
 * there are ages of; it is left out where the model does not go by it. Currencies are a list, and each figure of a
 * model is a list in its order; 0 stands before them for currencies without a model.
 */
export const scoreEverybody = (goesByChannel: boolean): string => `
INSERT INTO value_score
SELECT
  edition, person, visits_so_far, expected, active,
  {presentWorth:Float64} * expected * (
    {margin:Float64} * a_visit
    - minor_in_major * (care_cost + {careWeight:Float64} * {careOfEverybody:Float64}) / (visits_so_far + {careWeight:Float64})
  ) AS profit,
  currency
FROM (
  SELECT
    edition, person, currency, x + 1 AS visits_so_far,
    ${goesByChannel ? byChannel : '1'} AS by_channel,
    by_channel * (scored.expected + (exp(told.log_factor) / {signNorm:Float64} - 1) * scored.expected_soon) AS expected,
    scored.chance AS active,
    indexOf({currencies:Array(String)}, currency) AS place,
    if(paid = 0, 0, greatest(0, spent / paid)) AS own,
    arrayElement({p:Array(Float64)}, place) AS p,
    arrayElement({q:Array(Float64)}, place) AS q,
    arrayElement({v:Array(Float64)}, place) AS v,
    arrayElement({minorInMajor:Array(Float64)}, place) AS minor_in_major,
    if((own <= 0 AND paid > 0) OR p = 0 OR p * paid + q <= 1, own,
       arrayElement({levels:Array(Float64)}, place) * p * (v + paid * own) / (p * paid + q - 1)) AS a_visit,
    told.care_cost AS care_cost
  FROM (SELECT * FROM purchase_statistic WHERE edition = {edition:UInt32}) AS statistic
  INNER JOIN (
    SELECT x, T, of_tx AS tx, of_visits / 1e6 AS expected, of_soon / 1e6 AS expected_soon, of_active / 1e6 AS chance
    FROM visit_score
    ARRAY JOIN tx AS of_tx, visits AS of_visits, soon AS of_soon, active AS of_active
    WHERE edition = {edition:UInt32}
  ) AS scored USING (x, T, tx)
  LEFT JOIN (
    SELECT
      person,
      arraySum((kind, n) -> n * arrayElement({careCosts:Array(Float64)}, indexOf({careKinds:Array(String)}, kind)), care, dealings) AS care_cost,
      arraySum((kind, n) ->
        arrayElement({signThere:Array(Float64)}, indexOf({signKinds:Array(String)}, kind))
        + arrayElement({signOften:Array(Float64)}, indexOf({signKinds:Array(String)}, kind)) * log(n), signs, days) AS log_factor
    FROM signs_of_person WHERE edition = {edition:UInt32}
  ) AS told USING (person)
)
SETTINGS max_insert_threads = 2`;

/** An edition goes table by table: what is only on the way to a score, and scores that newer ones replace. */
export const dropOnTheWay = ['purchase_day', 'signs_of_person', 'purchase_statistic', 'visit_score'].map(
  (table) => `ALTER TABLE ${table} DROP PARTITION {edition:UInt32}`,
);
export const dropStatistics = 'ALTER TABLE purchase_statistic DROP PARTITION {edition:UInt32}';
export const dropScores = 'ALTER TABLE value_score DROP PARTITION {edition:UInt32}';

export interface TenthRow {
  readonly currency: string;
  /** 1 is the tenth that is expected to bring least. */
  readonly tenth: number;
  readonly people: number;
  readonly visits: number;
  readonly active: number;
  readonly profit: number;
  /** The least and the most that one of them is expected to bring. */
  readonly low: number;
  readonly high: number;
}

/**
 * People of each currency in tenths by what they are expected to bring; who brings equally much stands in one tenth, so tenths may differ in size.
 */
export const tenthsOfEverybody = `
WITH borders AS (
  SELECT currency, quantilesExact(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)(profit) AS border
  FROM value_score WHERE edition = {edition:UInt32} GROUP BY currency
)
SELECT
  score.currency AS currency, 1 + arrayCount(each -> each <= score.profit, border) AS tenth, count() AS people,
  sum(score.visits) AS visits, sum(score.active) AS active, sum(score.profit) AS profit, min(score.profit) AS low, max(score.profit) AS high
FROM value_score AS score INNER JOIN borders USING (currency)
WHERE score.edition = {edition:UInt32}
GROUP BY currency, tenth ORDER BY currency, tenth
SETTINGS prefer_column_name_to_alias = 1`;

export interface ScoreRow {
  readonly person: number;
  readonly visits_so_far: number;
  readonly visits: number;
  readonly active: number;
  readonly profit: number;
}

/** The people of one currency, who come most first: for whom profit is hidden, in its order too. */
export const scoredPeopleByVisits = `
SELECT person, visits_so_far, visits, active, profit
FROM value_score
WHERE edition = {edition:UInt32} AND currency = {currency:String}
ORDER BY visits DESC, person LIMIT {limit:UInt32} OFFSET {from:UInt32}`;

/** The people of one currency whose profit lies between two, who bring most first. */
export const scoredPeople = `
SELECT person, visits_so_far, visits, active, profit
FROM value_score
WHERE edition = {edition:UInt32} AND currency = {currency:String} AND profit >= {low:Float64} AND profit <= {high:Float64}
ORDER BY profit DESC, person LIMIT {limit:UInt32} OFFSET {from:UInt32}`;

// The rest asks Postgres.

export interface EditionRow {
  readonly number: number;
  readonly body: string | null;
}

export const beginEdition = `INSERT INTO value_edition (begun_at) VALUES ($1) RETURNING number`;

export const endEdition = `UPDATE value_edition SET body = $2 WHERE number = $1`;

/** The newest that is complete. */
export const newestEdition = `SELECT number, body FROM value_edition WHERE body IS NOT NULL ORDER BY number DESC LIMIT 1`;

/** Editions that a newer one has replaced, and those that were begun before $1 and never ended. */
export const editionsToForget = `
SELECT number FROM value_edition
WHERE (body IS NOT NULL AND number < (SELECT max(number) FROM value_edition WHERE body IS NOT NULL))
   OR (body IS NULL AND begun_at < $1)
ORDER BY number`;

export const forgetEdition = `DELETE FROM value_edition WHERE number = $1`;
