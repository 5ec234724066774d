import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { AuditCheck, AuditPage } from './contract.ts';
import { get, post } from './request.ts';

const pageSize = 100;

export const auditQuery = (subject: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['audit', subject],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<AuditPage>('/v1/audit', { subject, before: pageParam, limit: pageSize }, signal),
    placeholderData: keepPreviousData,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const verifyAudit = () => post<AuditCheck>('/v1/audit/verify');
