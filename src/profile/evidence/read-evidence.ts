import type { Warehouse } from '../../storage/index.ts';
import { type HistoryRow, timelinePage } from '../queries/timeline.ts';
import { mergeEvents } from '../timeline/read-timeline.ts';
import {
  checkedEventOf,
  entryOfEvent,
  eventOfRow,
  type FoundEvent,
  parseBody,
  type TimelineDependencies,
  type TimelineEntry,
} from '../timeline/timeline-entry.ts';
import { type CountedPerson, type EvidenceMark, type EvidenceQuestion, evidenceOf } from './evidence.ts';

/** An event behind a number, as a moment of the timeline with what it says about the number. */
export interface EvidenceEntry extends EvidenceMark {
  readonly entry: TimelineEntry;
}

export interface Evidence {
  /** Newest first. */
  readonly entries: readonly EvidenceEntry[];
  /** She has more events than are looked through: of the older ones nothing is here. */
  readonly isCut: boolean;
}

// Twenty years of weekly purchases with all that goes with them; a person of more is a firm's own test.
const eventsMax = 10_000;

/**
 * The events that a number on a person's page was made of, found by reading her history again. Cost: one query of all her events of the sort, and folding.
 * @throws Unavailable when the warehouse does not answer.
 */
export async function readEvidence(
  question: EvidenceQuestion,
  person: CountedPerson,
  dependencies: TimelineDependencies,
): Promise<Evidence> {
  const identifiers = new Map(person.fragments.map(({ identifier }) => [identifier.id as number, identifier]));
  const identifierIds = [...identifiers.keys()];
  if (identifierIds.length === 0) return { entries: [], isCut: false };
  // Only looking around is told by pages, too.
  const isTrackOnly = question.of !== 'signal';
  const pending = (await dependencies.recentEvents(identifierIds)).filter(({ kind }) => !isTrackOnly || kind === 'track');
  const rows = await readEvents(dependencies.warehouse, identifierIds, isTrackOnly ? 'track' : undefined);
  const events = mergeEvents(
    rows,
    pending.map((event) => ({ ...event, money: undefined })),
  ).map((found) => ({
    found,
    event: checkedEventOf(found, parseBody(found.body)),
    sourceCurrency: dependencies.sourceOf(found.sourceId).currency,
  }));
  const entries = evidenceOf(question, events, person).flatMap(({ past, ...mark }) => {
    const entry = entryOfEvent(past.found, identifiers, dependencies, undefined);
    return entry === undefined ? [] : [{ ...mark, entry }];
  });
  return { entries, isCut: rows.length === eventsMax };
}

async function readEvents(warehouse: Warehouse, identifierIds: readonly number[], kind: string | undefined): Promise<FoundEvent[]> {
  const { text, params } = timelinePage({ identifierIds, limit: eventsMax, ...(kind === undefined ? {} : { kind }) });
  return (await warehouse.query<HistoryRow>(text, params)).map(eventOfRow);
}
