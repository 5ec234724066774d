/** Suggestions that the item no longer gives rise to go; those that a person has settled stay as they are. */
export const dropSuggestions = `DELETE FROM content_tag WHERE item_id = $1 AND state = 'suggested'`;

export const addSuggestions = `
INSERT INTO content_tag (item_id, kind, value, state, because)
SELECT $1, kind, value, 'suggested', string_to_array(because, chr(31)) FROM unnest($2::text[], $3::text[], $4::text[]) AS suggested (kind, value, because)
ON CONFLICT DO NOTHING`;

export const settleTags = `
INSERT INTO content_tag (item_id, kind, value, state, settled_by, settled_at)
SELECT $1, kind, value, state, $5, $6 FROM unnest($2::text[], $3::text[], $4::text[]) AS settled (kind, value, state)
ON CONFLICT (item_id, kind, value) DO UPDATE SET state = excluded.state, settled_by = excluded.settled_by, settled_at = excluded.settled_at`;
