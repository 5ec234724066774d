import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  ContentCoverage,
  ContentItem,
  ContentKinds,
  ContentList,
  ContentPreview,
  ContentRenditions,
  ContentVersion,
  TagStandard,
} from './contract.ts';
import { get, post, put } from './request.ts';

export const contentKinds = ['article', 'guide', 'comparison', 'answer', 'video', 'review', 'offer', 'event', 'tool'] as const;
/** The parts of the list beside what is in use. */
export const contentViews = ['waits', 'draft', 'archived', 'all'] as const;

const pageSize = 100;
// What can be written, and in which words, changes a few times a year.
const seldomMs = 5 * 60_000;
const one = (key: string) => `/v1/content/${encodeURIComponent(key)}`;

export interface ContentWish {
  state?: string | undefined;
  kind?: string | undefined;
  tag?: string | undefined;
  waits?: boolean | undefined;
  text?: string | undefined;
}

export const contentListQuery = (wish: ContentWish) =>
  infiniteQueryOptions({
    queryKey: ['content', 'list', wish],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => get<ContentList>('/v1/content', { ...wish, after: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const contentItemQuery = (key: string) =>
  queryOptions({ queryKey: ['content', 'one', key], queryFn: ({ signal }) => get<ContentItem>(one(key), {}, signal) });

export const contentVersionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['content', 'versions', key],
    queryFn: ({ signal }) => get<ContentVersion[]>(`${one(key)}/versions`, {}, signal),
  });

export const contentRenditionsQuery = (key: string, version: number, variant: string | undefined) =>
  queryOptions({
    queryKey: ['content', 'renditions', key, version, variant],
    queryFn: ({ signal }) => get<ContentRenditions>(`${one(key)}/renditions`, { variant }, signal),
    placeholderData: keepPreviousData,
  });

export const contentCoverageQuery = queryOptions({
  queryKey: ['content', 'coverage'],
  queryFn: ({ signal }) => get<ContentCoverage>('/v1/content/coverage', {}, signal),
});

export const contentKindsQuery = queryOptions({
  queryKey: ['content-kinds'],
  queryFn: ({ signal }) => get<ContentKinds>('/v1/content/kinds', {}, signal),
  staleTime: seldomMs,
});

export const tagStandardQuery = queryOptions({
  queryKey: ['content-standard'],
  queryFn: ({ signal }) => get<TagStandard>('/v1/content/standard', {}, signal),
  staleTime: seldomMs,
});

export interface TagName {
  kind: string;
  value: string;
}

export const previewContent = (item: object, variant: string | undefined) => post<ContentPreview>('/v1/content/preview', { item, variant });
export const makeContent = (item: object) => post<ContentItem>('/v1/content', item);
export const changeContent = (key: string, item: object, version: number, reason: string) =>
  put<ContentItem>(one(key), { ...item, version, reason });
export const undoContent = (key: string, reason: string) => post<ContentItem>(`${one(key)}/undo`, { reason });
export const putContentState = (key: string, state: string, reason: string) => post<ContentItem>(`${one(key)}/state`, { state, reason });
export const settleTags = (key: string, words: { confirm?: TagName[]; refuse?: TagName[] }) => post<ContentItem>(`${one(key)}/tags`, words);
