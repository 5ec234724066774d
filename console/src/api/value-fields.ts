import { queryOptions } from '@tanstack/react-query';
import type { FieldDraft, JointChange, MeasureDraft, ValueFields } from './contract.ts';
import { get, post, put } from './request.ts';

export const fieldStandings = ['none', 'predicts', 'serves', 'legal', 'inUse', 'unknown', 'events', 'retired'] as const;

// A measurement is a matter of seconds to a minute: whoever waits for it looks often.
const measuringLookMs = 2_000;
const quietLookMs = 30_000;

export const valueFieldsQuery = queryOptions<ValueFields>({
  queryKey: ['value-fields'],
  refetchInterval: ({ state }) => (state.data?.measuring.runningSince === undefined ? quietLookMs : measuringLookMs),
  queryFn: ({ signal }) => get<ValueFields>('/v1/value/fields', {}, signal),
});

const addressOf = (field: string) => `/v1/value/fields/${encodeURIComponent(field)}`;

export const measureFields = (request: MeasureDraft) => post<{ version: number }>('/v1/value/fields/measure', request);
export const declareField = (field: string, said: FieldDraft) => put<unknown>(addressOf(field), said);
export const proposeRetiring = (field: string, reason: string) => post<JointChange>(`${addressOf(field)}/retire`, { reason });
export const collectFieldAgain = (field: string, reason: string) => post<unknown>(`${addressOf(field)}/collect`, { reason });
