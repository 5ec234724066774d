import { queryOptions } from '@tanstack/react-query';
import type { ApiToken, Role, User } from './contract.ts';
import { get, patch, post, remove } from './request.ts';

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => {
    const answer = await get<User[] | { users: User[] }>('/v1/users', {}, signal);
    return Array.isArray(answer) ? answer : answer.users;
  },
});

export interface PasswordLink {
  link?: string;
  token?: string;
  url?: string;
  expiresAt?: string;
}

export const createUser = (draft: { name: string; email: string; role: Role }) =>
  post<{ user?: User } & User & PasswordLink>('/v1/users', draft);
export const changeUser = (id: string | number, change: { role?: Role; name?: string; disabled?: boolean }) =>
  patch<unknown>(`/v1/users/${id}`, change);
export const newPasswordLink = (id: string | number) => post<PasswordLink>(`/v1/users/${id}/password-link`);

/** The whole address that the person opens to set a password, whichever form the server gives it in. */
export function passwordAddress(link: PasswordLink): string | undefined {
  const given = link.link ?? link.url;
  if (given !== undefined) return given.startsWith('http') ? given : `${location.origin}${given}`;
  return link.token === undefined ? undefined : `${location.origin}/sign-in#${link.token}`;
}

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => {
    const answer = await get<ApiToken[] | { tokens: ApiToken[] }>('/v1/tokens', {}, signal);
    return Array.isArray(answer) ? answer : answer.tokens;
  },
});

export const createToken = (draft: { name: string; role: Role }) => post<{ token: string }>('/v1/tokens', draft);
export const endToken = (id: string | number) => remove<void>(`/v1/tokens/${id}`);
