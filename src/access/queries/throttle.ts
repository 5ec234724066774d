/**
 * Counts an attempt against each key before the password is looked at, so that many at once cannot all slip through; a key that is
 * blocked is left as it is. After `free` failures each one doubles the wait. Keys come sorted, or two attempts could lock crosswise.
 */
export const countAttempt = `
INSERT INTO sign_in_throttle AS held (key, free, failures, blocked_until, updated_at)
SELECT key, free, 1, 0, $3::int8 FROM unnest($1::text[], $2::int4[]) AS asked (key, free) ORDER BY key
ON CONFLICT (key) DO UPDATE SET
  failures = CASE WHEN held.updated_at < $3::int8 - $6::int8 THEN 1 ELSE held.failures + 1 END,
  blocked_until = CASE
    WHEN held.updated_at >= $3::int8 - $6::int8 AND held.failures + 1 >= held.free
    THEN $3::int8 + least($5::float8, $4::float8 * power(2, least(30, held.failures + 1 - held.free)))::int8
    ELSE 0
  END,
  updated_at = $3::int8
WHERE held.blocked_until <= $3::int8
RETURNING key`;

export const selectBlocked = 'SELECT max(blocked_until) AS until FROM sign_in_throttle WHERE key = ANY($1::text[])';

/** After the right password: the account starts anew, the address takes back this one attempt only. */
export const forgetFailures = 'DELETE FROM sign_in_throttle WHERE key = $1';
export const takeBackAttempt = `
UPDATE sign_in_throttle SET failures = greatest(0, failures - 1), blocked_until = 0 WHERE key = $1`;
export const deleteOldFailures = 'DELETE FROM sign_in_throttle WHERE updated_at < $1 AND blocked_until < $1';
