/**
 * Counts an attempt against each key before the password is looked at, so that many at once cannot all slip through; a key that is
 * blocked is left as it is. Failures leak away, one in `leak` milliseconds: a shop full of people mistypes now and then for ever. Beyond
 * `free` of them each one doubles the wait. A failure counts in whole until the last of it has leaked, or the five tries that are free
 * would be six for whoever takes a second to type. Keys are taken in order, or two attempts could lock crosswise.
 */
export const countAttempt = `
INSERT INTO sign_in_throttle AS held (key, free, leak_ms, failures, blocked_until, updated_at)
SELECT key, free, leak_ms, 1, 0, $4::int8 FROM unnest($1::text[], $2::int4[], $3::int8[]) AS asked (key, free, leak_ms) ORDER BY key
ON CONFLICT (key) DO UPDATE SET
  failures = greatest(0, held.failures - ($4::int8 - held.updated_at) / held.leak_ms::float8) + 1,
  blocked_until = CASE
    WHEN ceil(greatest(0, held.failures - ($4::int8 - held.updated_at) / held.leak_ms::float8)) + 1 < held.free THEN 0
    ELSE $4::int8 + least($6::float8, $5::float8 * power(2, least(30,
      ceil(greatest(0, held.failures - ($4::int8 - held.updated_at) / held.leak_ms::float8)) + 1 - held.free)))::int8
  END,
  updated_at = $4::int8
WHERE held.blocked_until <= $4::int8
RETURNING key`;

export const selectBlocked = 'SELECT max(blocked_until) AS until FROM sign_in_throttle WHERE key = ANY($1::text[])';

/** After the right password: the account starts anew, the address takes back this one attempt only. */
export const forgetFailures = 'DELETE FROM sign_in_throttle WHERE key = $1';
export const takeBackAttempt = `
UPDATE sign_in_throttle SET failures = greatest(0, failures - 1), blocked_until = 0 WHERE key = $1`;
export const deleteOldFailures = 'DELETE FROM sign_in_throttle WHERE updated_at < $1 AND blocked_until < $1';
