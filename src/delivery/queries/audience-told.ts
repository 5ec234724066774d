/** How far the stream of audiences has been told; no row while another instance is at it. */
export const lockTold = 'SELECT through FROM audience_told FOR UPDATE SKIP LOCKED';
export const setTold = 'UPDATE audience_told SET through = $1';

export interface ToldRow {
  readonly webhook_id: number;
  readonly audience_id: number;
  readonly person_id: number;
}

export const toldOfPeople = 'SELECT webhook_id, audience_id, person_id FROM audience_told_person WHERE person_id = ANY ($1::int8[])';

export const addTold = `
INSERT INTO audience_told_person (webhook_id, audience_id, person_id)
SELECT * FROM unnest($1::int8[], $2::int8[], $3::int8[]) ON CONFLICT DO NOTHING`;

export const removeTold = `
DELETE FROM audience_told_person USING unnest($1::int8[], $2::int8[], $3::int8[]) AS gone (webhook, audience, person)
WHERE webhook_id = gone.webhook AND audience_id = gone.audience AND person_id = gone.person`;
