import { dayMs } from '../../foundation/index.ts';
import { lastClosedAt, type OpenProblem, openProblemOf, type Summary } from '../../profile/index.ts';

/** How somebody stands with us, from worst to best; `unknown` where too little is known to say. */
export const readingLevels = ['strained', 'troubled', 'quiet', 'steady', 'warm'] as const;
export type ReadingLevel = (typeof readingLevels)[number];

export type ReadingReason =
  | { readonly code: 'problemOpen'; readonly kind: OpenProblem['kind']; readonly since: number }
  | { readonly code: 'problemLately'; readonly closedAt: number }
  | { readonly code: 'badOpinion' | 'goodOpinion'; readonly kind: string; readonly score: number; readonly time: number }
  | { readonly code: 'notSeen' | 'seen'; readonly time: number }
  | { readonly code: 'tooLittle'; readonly events: number };

export interface PersonReading {
  readonly level: ReadingLevel | 'unknown';
  readonly reason: ReadingReason;
  readonly openProblem?: OpenProblem;
}

type Read = Pick<Summary, 'count' | 'last' | 'names' | 'opinions'>;

// A problem that was put right is remembered this long.
const rememberedDays = 30;
// Who buys for a firm comes by a few times a year: half a year without a sign is quiet.
const quietDays = 180;
const opinionDays = 365;
// One or two events may be a list that was imported.
const eventsMin = 3;
/** From where an opinion counts as good, and up to where as bad, by its scale: net promoters of 0 to 10, scores of 1 to 5. */
const scales: Readonly<Record<string, { readonly good: number; readonly bad: number }>> = {
  nps: { good: 9, bad: 6 },
  csat: { good: 4, bad: 2 },
  rating: { good: 4, bad: 2 },
};

/**
 * How somebody stands with us, by the first of these that holds: a problem is open (strained); one was put right in the last 30 days, or her newest
 * opinion of the last year is bad (troubled); nothing was seen of her for half a year (quiet); her newest opinion is good (warm); she was seen
 * (steady). With fewer than three events, no problem and no opinion: unknown. A rule of thumb in the open, no estimate. Pure.
 */
export function readPerson(summaries: readonly Read[], now: number): PersonReading {
  const openProblem = openProblemOf(summaries);
  if (openProblem !== undefined) return { level: 'strained', reason: { code: 'problemOpen', ...openProblem }, openProblem };
  const closedAt = lastClosedAt(summaries);
  if (closedAt !== undefined && closedAt > now - rememberedDays * dayMs)
    return { level: 'troubled', reason: { code: 'problemLately', closedAt } };
  const opinion = newestOpinion(summaries, now);
  if (opinion?.code === 'badOpinion') return { level: 'troubled', reason: opinion };
  const events = summaries.reduce((sum, { count }) => sum + count, 0);
  const last = Math.max(0, ...summaries.filter(({ count }) => count > 0).map((summary) => summary.last));
  if (opinion === undefined && events < eventsMin) return { level: 'unknown', reason: { code: 'tooLittle', events } };
  if (last < now - quietDays * dayMs) return { level: 'quiet', reason: { code: 'notSeen', time: last } };
  return opinion === undefined ? { level: 'steady', reason: { code: 'seen', time: last } } : { level: 'warm', reason: opinion };
}

/** The newest opinion of the last year that is clearly good or bad; one in the middle says neither, and takes back what was said before it. */
function newestOpinion(
  summaries: readonly Read[],
  now: number,
): Extract<ReadingReason, { code: 'badOpinion' | 'goodOpinion' }> | undefined {
  let newest: { kind: string; score: number; time: number } | undefined;
  for (const { opinions } of summaries) {
    for (const [kind, , , time, hundredths] of opinions) {
      if (scales[kind] === undefined || time <= now - opinionDays * dayMs) continue;
      if (newest === undefined || time > newest.time) newest = { kind, score: hundredths / 100, time };
    }
  }
  const scale = newest === undefined ? undefined : scales[newest.kind];
  if (newest === undefined || scale === undefined) return undefined;
  if (newest.score >= scale.good) return { code: 'goodOpinion', ...newest };
  return newest.score <= scale.bad ? { code: 'badOpinion', ...newest } : undefined;
}
