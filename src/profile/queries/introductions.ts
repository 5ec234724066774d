/** Who brought whom: one row a statement, belonging to the identifier whose event said it. */

export const addIntroductions = `
INSERT INTO introduction (identifier_id, side, namespace, value, first_time)
SELECT DISTINCT ON (identifier_id, side, namespace, value) identifier_id, side, namespace, value, first_time
FROM unnest($1::int8[], $2::text[], $3::text[], $4::text[], $5::int8[]) AS given (identifier_id, side, namespace, value, first_time)
ORDER BY identifier_id, side, namespace, value, first_time
ON CONFLICT (identifier_id, side, namespace, value) DO UPDATE SET first_time = excluded.first_time
WHERE introduction.first_time > excluded.first_time`;

export interface LinkRow {
  readonly introducer: number;
  readonly friend: number;
  readonly first_time: number;
}

/**
 * The people whom some people (\`$1\`) brought, newest first, at most \`$2\`: by statements of the friends that name one of their identifiers or
 * a code that they handed on, and by their own statements. What several people share is nobody.
 */
export const friendsOfPeople = `
WITH own AS (SELECT id, namespace, value, person_id FROM identifier WHERE person_id = ANY ($1::int8[]) AND NOT shared),
link AS (
  SELECT own.person_id AS introducer, said.identifier_id AS friend_id, said.first_time
  FROM own JOIN introduction said ON said.namespace = own.namespace AND said.value = own.value AND said.side = 'friend'
  UNION ALL
  SELECT own.person_id, said.identifier_id, said.first_time
  FROM own JOIN introduction code ON code.identifier_id = own.id AND code.side = 'owner'
  JOIN introduction said ON said.namespace = code.namespace AND said.value = code.value AND said.side = 'friend'
  UNION ALL
  SELECT own.person_id, named.id, said.first_time
  FROM own JOIN introduction said ON said.identifier_id = own.id AND said.side = 'introducer'
  JOIN identifier named ON named.namespace = said.namespace AND named.value = said.value
)
SELECT link.introducer, friend.person_id AS friend, min(link.first_time) AS first_time
FROM link JOIN identifier friend ON friend.id = link.friend_id AND NOT friend.shared
WHERE friend.person_id <> link.introducer
GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT $2`;

/** The people who brought some people (\`$1\`): the same three ways, from the other end; at most \`$2\` links, oldest first. */
export const introducersOfPeople = `
WITH own AS (SELECT id, namespace, value, person_id FROM identifier WHERE person_id = ANY ($1::int8[]) AND NOT shared),
link AS (
  SELECT own.person_id AS friend, named.id AS introducer_id, said.first_time
  FROM own JOIN introduction said ON said.identifier_id = own.id AND said.side = 'friend'
  JOIN identifier named ON named.namespace = said.namespace AND named.value = said.value
  UNION ALL
  SELECT own.person_id, code.identifier_id, said.first_time
  FROM own JOIN introduction said ON said.identifier_id = own.id AND said.side = 'friend'
  JOIN introduction code ON code.namespace = said.namespace AND code.value = said.value AND code.side = 'owner'
  UNION ALL
  SELECT own.person_id, said.identifier_id, said.first_time
  FROM own JOIN introduction said ON said.namespace = own.namespace AND said.value = own.value AND said.side = 'introducer'
)
SELECT introducer.person_id AS introducer, link.friend, min(link.first_time) AS first_time
FROM link JOIN identifier introducer ON introducer.id = link.introducer_id AND NOT introducer.shared
WHERE introducer.person_id <> link.friend
GROUP BY 1, 2 ORDER BY 3, 1 LIMIT $2`;
