import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  BriefContexts,
  CustomerFirms,
  Firm,
  FirmBrief,
  FirmGraph,
  FirmLikeness,
  FirmList,
  FirmPair,
  FirmPairStatistics,
  FirmPairs,
} from './contract.ts';
import { get, post, put } from './request.ts';

const pageSize = 50;
const pathOf = (id: string) => `/v1/firms/${encodeURIComponent(id)}`;

export const firmsQuery = (q: string, role: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['firms', q.trim(), role ?? ''],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<FirmList>('/v1/firms', { q: q.trim(), role, before: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const firmQuery = (id: string) =>
  queryOptions({ queryKey: ['firm', id], queryFn: ({ signal }) => get<Firm>(pathOf(id), {}, signal) });

export const firmGraphQuery = (id: string) =>
  queryOptions({ queryKey: ['firm', id, 'graph'], queryFn: ({ signal }) => get<FirmGraph>(`${pathOf(id)}/graph`, {}, signal) });

export const firmBriefQuery = (id: string, context: string | undefined) =>
  queryOptions({
    queryKey: ['firm', id, 'brief', context ?? ''],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<FirmBrief>(`${pathOf(id)}/brief`, { context }, signal),
  });

export const briefContextsQuery = queryOptions({
  queryKey: ['brief-contexts'],
  staleTime: 60_000,
  queryFn: ({ signal }) => get<BriefContexts>('/v1/briefs/contexts', {}, signal),
});

export const customerFirmsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'firms'],
    queryFn: ({ signal }) => get<CustomerFirms>(`/v1/customers/${encodeURIComponent(id)}/firms`, {}, signal),
  });

export const createFirm = (body: object) => post<Firm>('/v1/firms', body);
export const addRole = (id: string, body: object) => post<Firm>(`${pathOf(id)}/roles`, body);
export const endRole = (id: string, row: number, body: object) => post<Firm>(`${pathOf(id)}/roles/${row}/end`, body);
export const addContact = (id: string, body: object) => post<Firm>(`${pathOf(id)}/contacts`, body);
export const addRelation = (id: string, body: object) => post<Firm>(`${pathOf(id)}/relations`, body);
export const addIdentifier = (id: string, body: object) => post<Firm>(`${pathOf(id)}/identifiers`, body);
export const nameOwner = (id: string, body: object) => post<Firm>(`${pathOf(id)}/owner`, body);
export const endContact = (id: string, customer: string, body: object) => post<Firm>(`${pathOf(id)}/contacts/${customer}/end`, body);
export const endBuyingRole = (id: string, row: number, body: object) => post<Firm>(`${pathOf(id)}/buying-roles/${row}/end`, body);
export const endRelation = (id: string, row: number, body: object) => post<Firm>(`${pathOf(id)}/relations/${row}/end`, body);
export const setParent = (id: string, body: object) => put<Firm>(`${pathOf(id)}/parent`, body);
export const joinFirms = (id: string, body: object) => post<Firm>(`${pathOf(id)}/join`, body);
export const undoFirmJoin = (join: number, reason: string) => post<Firm>(`/v1/firms/joins/${join}/undo`, { reason });

export type FirmVerdict = FirmPair['state'];

const pairsPerPage = 50;

export const firmPairsQuery = (state: FirmVerdict) =>
  infiniteQueryOptions({
    queryKey: ['joins', 'firms', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<FirmPairs>('/v1/firms/pairs', { state, after: pageParam, limit: pairsPerPage }, signal),
    getNextPageParam: (page) => page.next,
  });

/** One pair, which the pages of the list may not have reached yet. */
export const firmPairQuery = (id: string) =>
  queryOptions({
    queryKey: ['joins', 'firms', 'one', id],
    queryFn: ({ signal }) => get<FirmPair>(`/v1/firms/pairs/${encodeURIComponent(id)}`, undefined, signal),
    retry: false,
  });

export const firmCalibrationQuery = queryOptions({
  queryKey: ['joins', 'firms', 'calibration'],
  queryFn: ({ signal }) => get<FirmPairStatistics>('/v1/firms/pairs/statistics', undefined, signal),
});

export const firmLikenessQuery = (id: string) =>
  queryOptions({ queryKey: ['firm', id, 'likeness'], queryFn: ({ signal }) => get<FirmLikeness>(`${pathOf(id)}/likeness`, {}, signal) });

export const judgeFirms = (pair: number, body: object) => post<FirmPair>(`/v1/firms/pairs/${pair}/verdict`, body);
