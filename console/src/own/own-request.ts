import { RequestFailed } from '../api/request-failed.ts';

/** One call as the customer herself: by the secret of her link, and nothing that this browser knows besides. @throws RequestFailed */
export async function ownRequest<Answer>(secret: string, method: string, path: string, body?: object): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json', authorization: `Bearer ${secret}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      ...{ method, headers, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new RequestFailed(0, 'network.no_answer', '', []);
  }
  const text = await response.text();
  if (!response.ok) throw RequestFailed.from(response.status, text, response.headers.get('retry-after'));
  return JSON.parse(text) as Answer;
}
