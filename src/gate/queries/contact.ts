export interface ContactRow {
  readonly identifier_id: number;
  readonly at: number;
  readonly channel: string;
  readonly purpose: string;
  readonly is_promotion: boolean;
  readonly is_answer: boolean;
  readonly message: string;
  readonly state: string;
}

export const insertContacts = `
INSERT INTO contact (identifier_id, at, channel, purpose, is_promotion, is_answer, message, state)
SELECT * FROM unnest($1::int8[], $2::int8[], $3::text[], $4::text[], $5::bool[], $6::bool[], $7::text[], $8::text[])
ON CONFLICT (message) DO NOTHING`;

/** The oldest first; of each identifier the newest $3. */
export const contactsOf = `
SELECT c.identifier_id, c.at, c.channel, c.purpose, c.is_promotion, c.is_answer, c.message, c.state
FROM unnest($1::int8[]) AS wanted (id)
CROSS JOIN LATERAL (
  SELECT * FROM contact WHERE identifier_id = wanted.id AND at > $2 ORDER BY at DESC LIMIT $3
) c
ORDER BY c.at`;

/** A message that she used is not ignored because somebody says so later: states only go forward. */
export const markContacts = `
UPDATE contact SET state = given.state
FROM unnest($1::text[], $2::text[]) AS given (message, state)
WHERE contact.message = given.message
  AND array_position(ARRAY['sent', 'failed', 'ignored', 'seen', 'used'], given.state) > array_position(ARRAY['sent', 'failed', 'ignored', 'seen', 'used'], contact.state)
RETURNING contact.identifier_id`;

export const deleteOldContacts = 'DELETE FROM contact WHERE at < $1';
