export interface BeliefRow {
  readonly item: string;
  readonly edition: number;
  readonly mean: number[];
  readonly covariance: number[];
  readonly shown: number;
  readonly answered: number;
}

/** The newest of each that is not newer than an edition. */
export const beliefsAt = `
SELECT DISTINCT ON (item) item, edition, mean, covariance, shown, answered FROM response_belief
WHERE $1::int8 IS NULL OR edition <= $1 ORDER BY item, edition DESC`;

/** One at a time: two learners would each learn the same answers. */
export const lockLearning = 'SELECT pg_advisory_xact_lock(7310611)';

export interface WaitingRow {
  readonly decision: string;
  readonly item: string;
  readonly features: number[];
  readonly outcome: number | null;
}

/** Answers that nothing was learned from: those that came, and those that have not come by `$1`. */
export const waitingOutcomes = `
SELECT decision, item, features, outcome FROM decision_outcome
WHERE NOT is_learned AND (outcome IS NOT NULL OR seen_at < $1) ORDER BY coalesce(settled_at, seen_at), decision LIMIT $2
FOR UPDATE SKIP LOCKED`;

/** Choices that were seen and not used, while the time for an answer is not over. */
export const seenAndWaiting = `SELECT count(*) AS waiting FROM decision_outcome WHERE NOT is_learned AND outcome IS NULL AND seen_at IS NOT NULL`;

export const settleLearned = `
UPDATE decision_outcome SET is_learned = true, outcome = coalesce(outcome, 0), settled_at = coalesce(settled_at, $3)
FROM unnest($1::text[], $2::text[]) AS learned (decision, item)
WHERE decision_outcome.decision = learned.decision AND decision_outcome.item = learned.item`;

export const nextEdition = `SELECT nextval('response_belief_edition') AS edition`;

export const addBelief = `
INSERT INTO response_belief (item, edition, mean, covariance, shown, answered, made_at) VALUES ($1, $2, $3::float8[], $4::float8[], $5, $6, $7)`;

/** Editions that no decision of the last weeks was made with, but for the newest of each. */
export const forgetBeliefs = `
DELETE FROM response_belief AS old WHERE made_at < $1
AND EXISTS (SELECT 1 FROM response_belief AS newer WHERE newer.item = old.item AND newer.edition > old.edition AND newer.made_at < $1)`;

export const notifyBeliefs = `SELECT pg_notify('beliefs', '')`;
