export const deleteStanding = 'DELETE FROM standing_words WHERE identifier_id = ANY($1::int8[])';

export const insertStanding = `
INSERT INTO standing_words (identifier_id, scopes, granted, times, sources, firmness)
SELECT id, array_agg(scope ORDER BY place), array_agg(granted ORDER BY place), array_agg(at ORDER BY place), array_agg(source ORDER BY place),
  array_agg(firmness ORDER BY place)
FROM unnest($1::int8[], $2::text[], $3::bool[], $4::int8[], $5::int4[], $6::int4[]) WITH ORDINALITY AS word (id, scope, granted, at, source, firmness, place)
GROUP BY id`;

// What stands beside (`!scope`) counts only where several identifiers are weighed.
const word = `unnest(w.scopes, w.granted, w.times, w.sources, w.firmness) AS word (scope, granted, at, source, firmness)`;
const weighedWord = `ltrim(word.scope, '!') AS scope, word.granted, word.at, word.source, word.firmness`;
const ofPerson = 'standing_words w JOIN identifier i ON i.id = w.identifier_id';

/**
 * The word that stands of a whole person: the newest, at one moment the no; and where an event of its own said no, only a yes after it that was said as
 * firmly. \`$from\` is what words are read from, with person_id.
 */
const standing = (from: string) => `
SELECT DISTINCT ON (person_id, scope) person_id, scope, granted, source FROM (
  SELECT *, max(at) FILTER (WHERE NOT granted AND firmness = 2) OVER (PARTITION BY person_id, scope) AS firm_no FROM (${from}) said
) said
WHERE NOT granted OR firm_no IS NULL OR (at > firm_no AND firmness >= 1)
ORDER BY person_id, scope, at DESC, granted`;

/** Most people said what they said under one identifier: nothing has to be weighed there. */
export const countStanding = `
WITH several AS MATERIALIZED (SELECT i.person_id FROM ${ofPerson} GROUP BY i.person_id HAVING count(*) > 1),
single AS (
  SELECT word.scope, word.granted, word.source, count(*) AS people FROM ${ofPerson} CROSS JOIN LATERAL ${word}
  WHERE NOT EXISTS (SELECT FROM several WHERE several.person_id = i.person_id) AND left(word.scope, 1) <> '!'
  GROUP BY 1, 2, 3
), weighed AS (
  ${standing(`SELECT i.person_id, ${weighedWord} FROM several JOIN identifier i USING (person_id) JOIN standing_words w ON w.identifier_id = i.id CROSS JOIN LATERAL ${word}`)}
)
SELECT scope, granted, source, sum(people)::int8 AS people FROM (
  SELECT * FROM single UNION ALL SELECT scope, granted, source, count(*) FROM weighed GROUP BY scope, granted, source
) counted GROUP BY scope, granted, source`;

export interface CountRow {
  readonly scope: string;
  readonly granted: boolean;
  readonly source: number;
  readonly people: number;
}

/** A person's number is the lowest of her identifiers'. */
export const countPeople = 'SELECT count(*) AS people FROM identifier WHERE id = person_id';

const answered = `
SELECT person_id FROM (${standing(`SELECT i.person_id, ${weighedWord} FROM ${ofPerson} CROSS JOIN LATERAL ${word} WHERE w.scopes @> ARRAY[$1::text] AND word.scope IN ($1, '!' || $1)`)}) stands
WHERE granted = $2 AND ($3::int4 IS NULL OR source = $3)`;
export const countAnswered = `SELECT count(*) AS people FROM (${answered}) answered`;
export const selectAnswered = `${answered} ORDER BY person_id OFFSET $4 LIMIT $5`;

const silent = `
SELECT i.person_id FROM identifier i WHERE i.id = i.person_id AND NOT EXISTS (
  SELECT FROM identifier o JOIN standing_words w ON w.identifier_id = o.id WHERE o.person_id = i.person_id AND w.scopes @> ARRAY[$1::text]
)`;
export const countSilent = `SELECT count(*) AS people FROM (${silent}) silent`;
export const selectSilent = `${silent} ORDER BY i.person_id OFFSET $2 LIMIT $3`;

export const readFill = 'SELECT done_until, is_done FROM standing_words_fill';
export const writeFill = 'UPDATE standing_words_fill SET done_until = $1, is_done = $2';
