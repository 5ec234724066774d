export interface WithheldRow {
  readonly source_id: number;
  readonly purpose: string;
  readonly part: string;
  readonly events: number;
}

export const addWithheld = `
INSERT INTO withheld_signal (day, source_id, purpose, part, events)
SELECT $1, * FROM unnest($2::int4[], $3::text[], $4::text[], $5::int8[])
ON CONFLICT (day, source_id, purpose, part) DO UPDATE SET events = withheld_signal.events + excluded.events`;

export const selectWithheld = `
SELECT source_id, purpose, part, sum(events)::int8 AS events FROM withheld_signal WHERE day >= $1 GROUP BY source_id, purpose, part ORDER BY events DESC`;
