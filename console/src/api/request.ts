import { RequestFailed } from './request-failed.ts';

export type Query = Record<string, string | number | boolean | undefined>;

interface Options {
  query?: Query | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

const listeners = new Set<() => void>();

/** Called whenever the server says that nobody is signed in any more, so that the sign-in page can take over. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * One call to the server: JSON both ways, the session by cookie, and the header that the server demands of every change made
 * with a cookie (a foreign page cannot set it).
 * @throws RequestFailed for every answer that is not a success, and for no answer at all.
 */
export async function request<Answer>(method: string, path: string, options: Options = {}): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-requested-with'] = 'loyalty-console';
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(addressOf(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new RequestFailed(0, 'network.no_answer', '', []);
  }
  const text = await response.text();
  if (!response.ok) {
    const failure = RequestFailed.from(response.status, text, response.headers.get('retry-after'), method === 'GET');
    if (failure.signedOut) for (const listener of listeners) listener();
    throw failure;
  }
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

export const get = <Answer>(path: string, query?: Query, signal?: AbortSignal) => request<Answer>('GET', path, { query, signal });
export const post = <Answer>(path: string, body: unknown = {}, query?: Query) => request<Answer>('POST', path, { body, query });
export const put = <Answer>(path: string, body: unknown) => request<Answer>('PUT', path, { body });
export const patch = <Answer>(path: string, body: unknown) => request<Answer>('PATCH', path, { body });
export const remove = <Answer>(path: string, body?: unknown) => request<Answer>('DELETE', path, { body });
