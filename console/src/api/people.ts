import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Customer, FindAnswer, IdentifierRef, KnownAs, RawEvent, TimelinePage, Trait } from './contract.ts';
import { get, post } from './request.ts';

// Enough for a long list on a tall screen; whoever is not among them is found by typing one more letter.
export const findLimit = 20;
const timelinePageSize = 50;

export const findQuery = (text: string, limit = findLimit) =>
  queryOptions({
    queryKey: ['find', text.trim(), limit],
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    queryFn: ({ signal }) => get<FindAnswer>('/v1/find', { q: text.trim(), limit }, signal),
  });

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    staleTime: 5_000,
    queryFn: ({ signal }) => get<Customer>(`/v1/customers/${encodeURIComponent(id)}`, {}, signal),
  });

export const customerByQuery = (namespace: string, value: string) =>
  queryOptions({
    queryKey: ['customer-by', namespace, value],
    queryFn: ({ signal }) => get<Customer>(`/v1/customers/by/${encodeURIComponent(namespace)}/${encodeURIComponent(value)}`, {}, signal),
  });

export interface TimelineFilter {
  kind?: string | undefined;
  channel?: string | undefined;
  q?: string | undefined;
}

export const timelineQuery = (id: string, filter: TimelineFilter) =>
  infiniteQueryOptions({
    queryKey: ['timeline', id, filter],
    staleTime: 5_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<TimelinePage>(
        `/v1/customers/${encodeURIComponent(id)}/timeline`,
        { ...filter, before: pageParam, limit: timelinePageSize },
        signal,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

// As many as a source may send of one person in a second.
const originEntriesMax = 50;

/** What happened to a person in a span of time: the events behind a field of which the record keeps only the time. */
export const originQuery = (id: string, { from, until, kind }: { from?: string; until?: string; kind?: string }) =>
  queryOptions({
    queryKey: ['origin', id, from ?? '', until ?? '', kind ?? ''],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      get<TimelinePage>(`/v1/customers/${encodeURIComponent(id)}/timeline`, { from, until, kind, limit: originEntriesMax }, signal),
  });

/** The newest page of a timeline, for laying it over what is shown already. */
export const fetchTimelineHead = (id: string, filter: TimelineFilter) =>
  get<TimelinePage>(`/v1/customers/${encodeURIComponent(id)}/timeline`, { ...filter, limit: timelinePageSize });

export const eventQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['event', eventId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => get<RawEvent>(`/v1/events/${encodeURIComponent(eventId)}`, {}, signal),
  });

export interface SplitAnswer {
  /** Number of the decision, by which it can be undone. */
  decision: number;
  kept: string;
  separated: string;
  /** Further people, whom earlier splits keep apart from the two. */
  alsoApart: string[];
}

const customerPath = (id: string) => `/v1/customers/${encodeURIComponent(id)}`;

export const splitCustomer = (id: string, identifiers: IdentifierRef[], reason: string) =>
  post<SplitAnswer>(`${customerPath(id)}/split`, { identifiers, reason });

export const joinCustomers = (id: string, other: string, reason: string) =>
  post<{ decision: number; customer: string }>(`${customerPath(id)}/join`, { with: other, reason });

export const undoDecision = (id: number, reason: string) => post<{ customers: string[] }>(`/v1/decisions/${id}/undo`, { reason });

export const settleTrait = (id: string, settled: { trait: string; value: unknown; reason: string }) =>
  post<unknown>(`${customerPath(id)}/settle`, settled);

/** Takes back what was settled: the disagreement is open again. */
export const reopenTrait = (id: string, reopened: { trait: string; reason: string }) =>
  post<unknown>(`${customerPath(id)}/reopen`, reopened);

/** Shows one hidden field to somebody who says why; the log has it before the answer comes. */
export const revealField = (id: string, field: string, reason: string) =>
  post<{ field: string; trait?: Trait; identifiers: KnownAs[] }>(`${customerPath(id)}/reveal`, { field, reason });
