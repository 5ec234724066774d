import { queryOptions } from '@tanstack/react-query';
import type { Operations } from './contract.ts';
import { get } from './request.ts';

export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  refetchInterval: 2_000,
  queryFn: ({ signal }) => get<Operations>('/v1/operations', {}, signal),
});
