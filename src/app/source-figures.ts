import type { SourceFigures } from '../api/index.ts';
import { pullFigures } from '../connector/index.ts';
import { dayMs } from '../foundation/index.ts';
import type { Storage } from '../storage/index.ts';

const figuresOfSources = `
SELECT source_id, countIf(received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')) AS day,
       toString(toUnixTimestamp64Milli(max(received_at))) AS last
FROM event GROUP BY source_id`;

// The page of sources opens often, and counting all of history each time would be rude to the engine.
const keepMs = 5_000;
let read: { at: number; figures: Map<number, SourceFigures> } | undefined;

/** How much came from each source within a day, and when last, counted from history; how far behind pulls are. */
export async function sourceFigures({ postgres, warehouse }: Storage, now: number): Promise<ReadonlyMap<number, SourceFigures>> {
  if (read !== undefined && performance.now() - read.at < keepMs) return read.figures;
  const rows = await warehouse
    .query<{ source_id: number; day: string; last: string }>(figuresOfSources, { since: now - dayMs })
    .catch(() => []);
  const pulls = await pullFigures(postgres, now);
  const figures = new Map<number, SourceFigures>();
  for (const [id, pull] of pulls) figures.set(id, { eventsLastDay: 0, lastEventAt: undefined, ...pull });
  for (const row of rows)
    figures.set(row.source_id, { ...pulls.get(row.source_id), eventsLastDay: Number(row.day), lastEventAt: Number(row.last) });
  read = { at: performance.now(), figures };
  return figures;
}
