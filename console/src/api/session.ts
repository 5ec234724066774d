import { queryOptions } from '@tanstack/react-query';
import type { Permission, Session } from './contract.ts';
import { get, post, remove } from './request.ts';
import { RequestFailed } from './request-failed.ts';

export const signIn = (email: string, password: string) => post<Session>('/v1/session', { email, password });
export const signInByLink = (token: string) => post<Session>('/v1/session/link', { token });
export const signOut = () => remove<void>('/v1/session');
export const changePassword = (change: { current?: string; next: string; name?: string; email?: string }) =>
  post<Session | undefined>('/v1/session/password', change);

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await get<Session>('/v1/session', {}, signal);
    } catch (error) {
      if (error instanceof RequestFailed && error.status === 401) return null;
      throw error;
    }
  },
});

export function may(session: Session | null | undefined, permission: Permission): boolean {
  return session?.permissions.includes(permission) === true;
}
