import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  Audience,
  AudienceDetails,
  AudienceList,
  AudienceMoves,
  AudiencePeople,
  AudiencePreview,
  AudienceVersion,
  AudienceWords,
  CustomerAudiences,
  KnownAct,
} from './contract.ts';
import { addressOf, get, post, put } from './request.ts';

const pageSize = 50;
const movesShown = 12;
// Names of what people do come and go slowly.
const seldomMs = 5 * 60_000;
// As long as a name that was not seen is looked at; a second look reads a column of everybody.
const unseenAgainMs = 10_000;
const one = (id: number | string) => `/v1/audiences/${encodeURIComponent(id)}`;

export const audiencesQuery = queryOptions({
  queryKey: ['audiences', 'list'],
  queryFn: ({ signal }) => get<AudienceList>('/v1/audiences', {}, signal),
});

export const audienceQuery = (id: string) =>
  queryOptions({ queryKey: ['audiences', 'one', id], queryFn: ({ signal }) => get<AudienceDetails>(one(id), {}, signal) });

export const audiencePeopleQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['audiences', 'people', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<AudiencePeople>(`${one(id)}/people`, { after: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page) => page.next,
  });

/** Its versions, the newest first. */
export const audienceVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['audiences', 'versions', id],
    queryFn: ({ signal }) => get<AudienceVersion[]>(`${one(id)}/versions`, {}, signal),
  });

/** Who came and who left just now, the newest first. */
export const audienceMovesQuery = (id: string) =>
  queryOptions({
    queryKey: ['audiences', 'moves', id],
    queryFn: ({ signal }) => get<AudienceMoves>(`${one(id)}/moves`, { newest: true, limit: movesShown }, signal),
  });

export const audienceWordsQuery = queryOptions({
  queryKey: ['audience-words'],
  queryFn: ({ signal }) => get<AudienceWords>('/v1/audiences/words', {}, signal),
  staleTime: seldomMs,
});

/** Whether an event of a name has come yet; the server's cost is a column of everybody, so it is asked of names alone that no list has. */
export const knownActQuery = (act: string) =>
  queryOptions({
    queryKey: ['audience-words', 'act', act],
    queryFn: ({ signal }) => get<KnownAct>(`/v1/audiences/words/acts/${encodeURIComponent(act)}`, {}, signal),
    staleTime: seldomMs,
    // What people did is known here some seconds after they did it.
    refetchInterval: ({ state }) => (state.data?.seen === false ? unseenAgainMs : false),
  });

/** Under the person's own key, so that whatever renews her record renews these too. */
export const customerAudiencesQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'audiences'],
    queryFn: ({ signal }) => get<CustomerAudiences>(`/v1/customers/${encodeURIComponent(id)}/audiences`, {}, signal),
  });

export interface AudienceDraft {
  name: string;
  about: string;
  rule: object;
  purpose: string;
}

export const previewRule = (rule: object) => post<AudiencePreview>('/v1/audiences/preview', { rule });
export const saveAudience = (id: number | undefined, draft: AudienceDraft, version: number, reason: string) =>
  id === undefined ? post<Audience>('/v1/audiences', { ...draft, reason }) : put<Audience>(one(id), { ...draft, version, reason });
export const stepAudience = (id: number, step: 'archive' | 'restore' | 'undo', reason: string) =>
  post<Audience>(`${one(id)}/${step}`, { reason });
/** Its people who permit what it is for, in a file. */
export const audienceFile = (id: number): string => addressOf(`${one(id)}/people.csv`, {});
