import { queryOptions } from '@tanstack/react-query';
import type { Delivery, StandIn, Webhook } from './contract.ts';
import { get, post } from './request.ts';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  refetchInterval: 15_000,
  queryFn: async ({ signal }) => {
    const answer = await get<Webhook[] | { webhooks: Webhook[] }>('/v1/webhooks', {}, signal);
    return Array.isArray(answer) ? answer : answer.webhooks;
  },
});

export const createWebhook = (draft: { url: string; events: string[]; description: string }) =>
  post<{ secret: string }>('/v1/webhooks', draft);

export const deliveriesQuery = (id: string | number) =>
  queryOptions({
    queryKey: ['webhooks', id, 'deliveries'],
    refetchInterval: 5_000,
    queryFn: async ({ signal }) => {
      const answer = await get<Delivery[] | { deliveries: Delivery[] }>(`/v1/webhooks/${id}/deliveries`, {}, signal);
      return Array.isArray(answer) ? answer : answer.deliveries;
    },
  });

export const standInsQuery = queryOptions({
  queryKey: ['stand-ins'],
  queryFn: async ({ signal }) => {
    const answer = await get<StandIn[] | { standIns: StandIn[] }>('/v1/stand-ins', {}, signal);
    return Array.isArray(answer) ? answer : answer.standIns;
  },
});
