export const oldestWaiting = 'SELECT min(received_at) AS received_at FROM inbox';
export const peopleOnTheWay = 'SELECT DISTINCT unnest(people) AS person_id FROM warehouse_queue';
export const identifiersSince = `
SELECT DISTINCT identifier_id FROM event WHERE received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')`;
