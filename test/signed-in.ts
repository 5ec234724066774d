import type { Role } from '../src/access/index.ts';
import type { Answer, TestServer } from './api-server.ts';

// The console's own header and cookie: what a browser sends for somebody who is signed in.
const requestedWith = 'loyalty-console';
const cookieName = 'loyalty_session';

export type SignedInCall = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) => Promise<Answer>;

/** Somebody of the firm with an account of her own, signed in: acts as a person, where `server.call` acts as a token. */
export async function signedIn(server: TestServer, name: string, role: Role): Promise<SignedInCall> {
  const email = `${name.toLowerCase()}@larkfield.example`;
  const link = await server.access.addUser({ email, name, role }, { kind: 'system', name: 'test' });
  const { sessionToken } = await server.access.signInByLink({ token: link.token, address: '127.0.0.1' });
  const who = await server.access.authenticate({ method: 'POST', sessionToken, requestedWith });
  if (who === undefined) throw new Error(`${name} could not sign in`);
  await server.access.changePassword(who, { next: 'green battery hill', address: '127.0.0.1' });
  return async (method, url, body) => {
    const answer = await server.app.inject({
      ...{ method, url, headers: { 'x-requested-with': requestedWith }, cookies: { [cookieName]: sessionToken } },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? undefined : answer.json() };
  };
}
