import { queryOptions } from '@tanstack/react-query';
import type { ApiToken, Role, User } from './contract.ts';
import { get, patch, post, remove } from './request.ts';

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await get<{ users: User[] }>('/v1/users', {}, signal)).users,
});

export interface PasswordLink {
  /** Path with the token behind the `#`, which browsers keep to themselves. */
  link: string;
  expiresAt: string;
}

export const createUser = (draft: { name: string; email: string; role: Role }) => post<{ user: User } & PasswordLink>('/v1/users', draft);
export const changeUser = (id: number, change: { role?: Role; name?: string; disabled?: boolean }) =>
  patch<unknown>(`/v1/users/${id}`, change);
export const newPasswordLink = (id: number) => post<PasswordLink>(`/v1/users/${id}/password-link`);

/** The whole address that the person opens to set a password. */
export const passwordAddress = ({ link }: PasswordLink) => `${location.origin}${link}`;

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => (await get<{ tokens: ApiToken[] }>('/v1/tokens', {}, signal)).tokens,
});

export const createToken = (draft: { name: string; role: Role; days: number }) => post<{ token: string }>('/v1/tokens', draft);
export const endToken = (id: number) => remove<void>(`/v1/tokens/${id}`);
