/** Decisions in the warehouse and what was reported of them in Postgres: one text a question, parameters bound. */

export const decisionByAddress = `
SELECT body FROM decision
WHERE identifier_id = {identifier:UInt64} AND time = fromUnixTimestamp64Milli({time:Int64}, 'UTC') AND source_id = {source:UInt32} AND message_id = {number:String}
LIMIT 1`;

// Two questions: within one, an alternative would keep the engine from using the index on the name.
export const decisionsOfPeople = `
SELECT body FROM (
  SELECT body, time, message_id FROM decision
  WHERE identifier_id IN ({identifiers:Array(UInt64)}) AND time < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
  UNION ALL
  SELECT body, time, message_id FROM decision
  WHERE identifier_id = 0 AND asked_as IN ({askedAs:Array(String)}) AND time < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
)
ORDER BY time DESC LIMIT 1 BY message_id LIMIT {limit:UInt32}`;

// Bodies are read of those that are shown alone: a week of decisions has millions of them.
export const newestDecisions = `
SELECT body FROM decision
WHERE (identifier_id, time, source_id, message_id) IN (
  SELECT identifier_id, time, source_id, message_id FROM decision
  WHERE time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
    AND ({place:String} = '' OR place = {place:String}) AND ({onlyDefaults:UInt8} = 0 OR is_default = 1)
  ORDER BY time DESC LIMIT 1 BY message_id LIMIT {limit:UInt32}
)
ORDER BY time DESC LIMIT 1 BY message_id`;

export interface PlaceRow {
  /** Empty for all of them together. */
  readonly place: string;
  readonly decisions: number;
  readonly defaults: number;
  /** Microseconds within which half, and all but one in a hundred, were decided. */
  readonly half_us: number;
  readonly slow_us: number;
}

export const placesDecided = `
SELECT place, toUInt32(count()) AS decisions, toUInt32(countIf(is_default = 1)) AS defaults,
  toUInt32(quantile(0.5)(took_us)) AS half_us, toUInt32(quantile(0.99)(took_us)) AS slow_us
FROM decision WHERE time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
GROUP BY place WITH ROLLUP ORDER BY decisions DESC, place LIMIT {limit:UInt32}`;

export const addOutcome = `
INSERT INTO decision_outcome AS known (decision, item, decided_at, place, propensity, features, chances, chosen_by, rule, seen_at, settled_at, outcome, value)
VALUES ($1, $2, $3, $4, $5, $6::float8[], $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (decision, item) DO UPDATE SET
  seen_at = coalesce(known.seen_at, excluded.seen_at),
  outcome = CASE WHEN known.outcome = 1 OR excluded.outcome IS NULL THEN known.outcome ELSE excluded.outcome END,
  settled_at = coalesce(known.settled_at, excluded.settled_at),
  value = coalesce(excluded.value, known.value)`;

export interface OutcomeRow {
  readonly item: string;
  readonly seen_at: number | null;
  readonly settled_at: number | null;
  /** 1 used or helped, 0 not; null while nobody knows. */
  readonly outcome: number | null;
  readonly value: number | null;
}

export const outcomesOfDecision = `
SELECT item, seen_at, settled_at, outcome, value FROM decision_outcome WHERE decision = $1 ORDER BY item`;

export interface RuleOutcomeRow {
  readonly shown_by_rule: number;
  readonly answered_by_rule: number;
  readonly shown_since: number;
  readonly answered_since: number;
  readonly shown_before: number;
  readonly answered_before: number;
}

/** How what a rule chose was met since `$2`, and all that was chosen at its places (null: at all) since then and from `$3` until then. */
export const ruleOutcome = `
SELECT count(*) FILTER (WHERE rule = $1 AND decided_at >= $2) AS shown_by_rule,
  coalesce(sum(outcome) FILTER (WHERE rule = $1 AND decided_at >= $2), 0)::int8 AS answered_by_rule,
  count(*) FILTER (WHERE decided_at >= $2) AS shown_since, coalesce(sum(outcome) FILTER (WHERE decided_at >= $2), 0)::int8 AS answered_since,
  count(*) FILTER (WHERE decided_at < $2) AS shown_before, coalesce(sum(outcome) FILTER (WHERE decided_at < $2), 0)::int8 AS answered_before
FROM decision_outcome WHERE outcome IS NOT NULL AND settled_at >= $3 AND ($4::text[] IS NULL OR place = ANY ($4))`;

export interface ScoreRow {
  readonly place: string;
  readonly chosen_by: 'learned' | 'rule' | 'colleague' | 'default';
  readonly shown: number;
  readonly answered: number;
}

export const scoreboard = `
SELECT place, chosen_by, count(*) AS shown, sum(outcome)::int8 AS answered FROM decision_outcome
WHERE outcome IS NOT NULL AND settled_at >= $1 GROUP BY place, chosen_by ORDER BY place, chosen_by`;

export interface LoggedRow {
  readonly item: string;
  readonly propensity: number;
  readonly outcome: number;
  /** By key the chance of an answer that each option was given, as JSON. */
  readonly chances: string;
}

/** The newest outcomes of choices that were drawn, for valuing other policies. */
export const loggedOutcomes = `
SELECT item, propensity, outcome, chances FROM decision_outcome
WHERE outcome IS NOT NULL AND place = $1 AND chosen_by = 'learned' ORDER BY settled_at DESC LIMIT $2`;

export const endOverride = `
UPDATE decision_override SET ended_by = $3, ended_at = $4
WHERE identifier_id = ANY ($1::int8[]) AND place = $2 AND ended_at IS NULL RETURNING id`;

export const addOverride = `
INSERT INTO decision_override (identifier_id, place, item, instead_of, decision, made_by, made_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`;

export interface OverrideRow {
  readonly id: number;
  readonly person_id: number;
  readonly place: string;
  readonly item: string;
  readonly instead_of: string | null;
  readonly decision: string;
  readonly made_by: string;
  readonly made_at: number;
  readonly reason: string;
  readonly ended_at: number | null;
}

export const newestOverrides = `
SELECT decision_override.id, identifier.person_id, place, item, instead_of, decision, made_by, made_at, reason, ended_at
FROM decision_override JOIN identifier ON identifier.id = decision_override.identifier_id ORDER BY made_at DESC LIMIT $1`;

export const refuseSignal = `
INSERT INTO refused_signal (identifier_id, signal, refused_by, refused_at, reason) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (identifier_id, signal) DO UPDATE SET refused_by = excluded.refused_by, refused_at = excluded.refused_at, reason = excluded.reason`;

export const allowSignal = `DELETE FROM refused_signal WHERE identifier_id = ANY ($1::int8[]) AND signal = $2 RETURNING signal`;

export interface RefusedSignalRow {
  readonly signal: string;
  readonly refused_by: string;
  readonly refused_at: number;
  readonly reason: string;
}
export const refusedSignals = `
SELECT DISTINCT ON (signal) signal, refused_by, refused_at, reason FROM refused_signal WHERE identifier_id = ANY ($1::int8[]) ORDER BY signal, refused_at DESC`;

/** Open logs of decisions look again. */
export const notifyMoments = `SELECT pg_notify('topic', 'moments')`;

/** Whoever has her in memory reads her again. */
export const notifyPerson = `SELECT pg_notify('applied', $1)`;

/** Months of the log that lie wholly before one (202611). */
export const monthsDecidedBefore =
  'SELECT DISTINCT toYYYYMM(time) AS month FROM decision WHERE toYYYYMM(time) < {month:UInt32} ORDER BY month';

export const dropMonth = 'ALTER TABLE decision DROP PARTITION {month:UInt32}';

export const forgetDecisionOutcomes = `
DELETE FROM decision_outcome WHERE ctid = ANY (ARRAY(SELECT ctid FROM decision_outcome WHERE decided_at < $1 LIMIT $2)) RETURNING 1`;

/** One that still holds stays, however old it is. */
export const forgetOverrides = 'DELETE FROM decision_override WHERE ended_at < $1';
