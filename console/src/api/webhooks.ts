import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Delivery, StandIn, Webhook } from './contract.ts';
import { get, patch, post, remove } from './request.ts';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  refetchInterval: 15_000,
  queryFn: async ({ signal }) => (await get<{ webhooks: Webhook[] }>('/v1/webhooks', {}, signal)).webhooks,
});

export interface WebhookDraft {
  url: string;
  events: string[];
  description: string;
  purpose: string;
}

export const createWebhook = (draft: WebhookDraft) => post<{ webhook: Webhook; secret: string }>('/v1/webhooks', draft);
export const changeWebhook = (id: number, change: Partial<WebhookDraft> & { enabled?: boolean }) =>
  patch<unknown>(`/v1/webhooks/${id}`, change);
export const newWebhookSecret = (id: number) => post<{ secret: string }>(`/v1/webhooks/${id}/secret`);
export const removeWebhook = (id: number) => remove<void>(`/v1/webhooks/${id}`);
export const resendDelivery = (id: number, deliveryId: number) => post<unknown>(`/v1/webhooks/${id}/deliveries/${deliveryId}/resend`);

const pageSize = 50;

export const deliveriesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries'],
    refetchInterval: 5_000,
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<{ deliveries: Delivery[]; next?: number }>(`/v1/webhooks/${id}/deliveries`, { before: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const standInsQuery = queryOptions({
  queryKey: ['stand-ins'],
  queryFn: async ({ signal }) => (await get<{ standIns: StandIn[] }>('/v1/stand-ins', {}, signal)).standIns,
});
