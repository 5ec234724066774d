import type { FastifyRequest } from 'fastify';

/** The write keys that a request may mean, likeliest first; a body's own key is asked only when there is none here. */
export function writeKeysOf(request: FastifyRequest): string[] {
  const { authorization } = request.headers;
  const keys: string[] = [];
  if (authorization !== undefined) {
    if (/^basic /i.test(authorization)) {
      // User name and no password, with or without the colon; Jitsu's keys have a secret behind one.
      const user = Buffer.from(authorization.slice(6).trim(), 'base64').toString('utf8');
      const colon = user.indexOf(':');
      if (colon === -1) keys.push(user);
      else keys.push(user.slice(0, colon), ...(colon < user.length - 1 ? [user] : []));
    }
    // Bearer tokens are somebody else's sign-in beside a key in the body; without one in the body they may be the key itself.
    else keys.push(authorization.replace(/^bearer /i, '').trim());
  }
  const header = request.headers['x-write-key'];
  if (typeof header === 'string') keys.push(header, ...beforeColon(header));
  if (!request.url.includes('?')) return keys;
  const query = request.query as Record<string, string | string[] | undefined>;
  for (const name of ['writeKey', 'writekey', 'write_key', 'api_key', 'token']) {
    const given = query[name];
    if (typeof given === 'string') keys.push(given, ...beforeColon(given));
  }
  return keys;
}

function beforeColon(key: string): string[] {
  const colon = key.indexOf(':');
  return colon > 0 ? [key.slice(0, colon)] : [];
}
