import type { OtherValue, TimelineEntry } from '../../../api/contract.ts';

export type SourceRef = OtherValue['source'];
/** How it is known; `said` by a colleague. */
export type FactMethod = OtherValue['method'] | 'said';

/** Where in a person's history the event behind a field is found, when the record itself does not name it. */
export interface OriginPlace {
  from?: string;
  until?: string;
  kind?: string;
  sourceId?: SourceRef['id'];
  device?: string;
}

/** What one event says: named by the record, or looked for in history when the marker is opened. */
export interface Origin {
  method: FactMethod;
  source?: SourceRef;
  time?: string;
  eventId?: string;
  place?: OriginPlace;
  /** For what is computed: a sentence that says from what, and out of how much. */
  basis?: string;
  /** Of what a colleague said: who, and with what reason. */
  by?: string;
  reason?: string;
  /** What else says the same. */
  also?: Origin;
}

/** The entry that a place means: of the source and device that it names if there is one, else the newest. */
export function entryAt(place: OriginPlace, entries: readonly TimelineEntry[]): TimelineEntry | undefined {
  const fits = (entry: TimelineEntry) =>
    (place.sourceId === undefined || String(entry.source.id) === String(place.sourceId)) &&
    (place.device === undefined || entry.device === place.device);
  return entries.find(fits) ?? entries[0];
}

/** The whole second that begins at `at`: some times are kept to the second only. */
export function secondFrom(at: string): Pick<OriginPlace, 'from' | 'until'> {
  return { from: at, until: new Date(Date.parse(at) + 999).toISOString() };
}

/** Exactly then. */
export function momentOf(at: string): Pick<OriginPlace, 'from' | 'until'> {
  return { from: at, until: at };
}
