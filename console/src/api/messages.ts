import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CustomerMessage,
  CustomerMessageDetails,
  CustomerMessages,
  Mailing,
  MessageCounts,
  NamedCustomerMessage,
  NoticeRules,
} from './contract.ts';
import { get, post, put } from './request.ts';

/** By which a message reaches somebody. */
export const messageWays = ['email', 'sms', 'push', 'inApp', 'call', 'post', 'employee'] as const;
/** Where one stands that waits no more, or is held. */
export const messageStates = ['held', 'refused', 'sent', 'dropped', 'cancelled', 'failed', 'unsure'] as const;

const pageSize = 100;
const one = (id: string) => `/v1/messages/${encodeURIComponent(id)}`;

export interface MessageWishes {
  state?: string | undefined;
  reason?: string | undefined;
  channel?: string | undefined;
  customer?: string | undefined;
  mailing?: string | undefined;
}

export const messageListQuery = (wishes: MessageWishes) =>
  infiniteQueryOptions({
    queryKey: ['messages', 'list', wishes],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<{ messages: NamedCustomerMessage[]; next?: number }>('/v1/messages', { ...wishes, before: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const messageCountsQuery = queryOptions({
  queryKey: ['messages', 'counts'],
  queryFn: ({ signal }) => get<MessageCounts>('/v1/messages/counts', {}, signal),
});

export const messageQuery = (id: string) =>
  queryOptions({ queryKey: ['messages', 'one', id], queryFn: ({ signal }) => get<CustomerMessageDetails>(one(id), {}, signal) });

export const mailingsQuery = queryOptions({
  queryKey: ['messages', 'mailings'],
  queryFn: async ({ signal }) => (await get<{ mailings: Mailing[] }>('/v1/messages/mailings', { limit: pageSize }, signal)).mailings,
});

export const noticesQuery = queryOptions({
  queryKey: ['messages', 'notices'],
  queryFn: ({ signal }) => get<NoticeRules>('/v1/messages/notices', {}, signal),
});

/** Under the person's own key, so that whatever renews her record renews these too. */
export const customerMessagesQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'messages'],
    queryFn: ({ signal }) => get<CustomerMessages>(`/v1/customers/${encodeURIComponent(id)}/messages`, {}, signal),
  });

export interface NewMessage {
  customer: string;
  channel: string;
  purpose: string;
  isPromotion: boolean;
  isAnswer: boolean;
  subject?: string;
  text: string;
}

export const sendMessage = async (message: NewMessage) =>
  (await post<{ messages: CustomerMessage[] }>('/v1/messages', message)).messages[0] as CustomerMessage;
export const cancelMessage = (id: string, reason: string) => post<CustomerMessage>(`${one(id)}/cancel`, { reason });
export const tellReceipt = (id: string, state: 'ignored' | 'used') => post<unknown>(`${one(id)}/receipt`, { state });
export const cancelMailing = (id: number, reason: string) => post<Mailing>(`/v1/messages/mailings/${id}/cancel`, { reason });
export const changeNotices = (change: { rules: readonly unknown[]; version: number; reason: string }) =>
  put<NoticeRules>('/v1/messages/notices', change);
export const undoNotices = (version: number, reason: string) => post<NoticeRules>('/v1/messages/notices/undo', { version, reason });
