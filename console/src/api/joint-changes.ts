import { queryOptions } from '@tanstack/react-query';
import type { JointChange, JointChangePage } from './contract.ts';
import { get, post } from './request.ts';

// Another chief may sign at any moment; nobody waits for it by the second.
const lookMs = 10_000;
const settledMax = 50;

export const openJointChangesQuery = queryOptions({
  queryKey: ['joint-changes', 'open'],
  refetchInterval: lookMs,
  queryFn: async ({ signal }) => (await get<JointChangePage>('/v1/joint-changes', { open: true, limit: 200 }, signal)).changes,
});

export const settledJointChangesQuery = queryOptions({
  queryKey: ['joint-changes', 'settled'],
  queryFn: async ({ signal }) => (await get<JointChangePage>('/v1/joint-changes', { open: false, limit: settledMax }, signal)).changes,
});

export type JointStep = 'sign' | 'refuse' | 'withdraw';

export const stepJointChange = (id: number, step: JointStep, reason: string) =>
  post<JointChange>(`/v1/joint-changes/${id}/${step}`, { reason });
