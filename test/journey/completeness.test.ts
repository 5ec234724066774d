import { afterAll, beforeAll, expect, it } from 'vitest';
import { completenessRoutes, permissionsRoutes } from '../../src/api/index.ts';
import { completenessSetting } from '../../src/profile/index.ts';
import { startWorkingServer, type WorkingServer } from './working-server.ts';

// What is not known of somebody, the polite question, her answer, and the meter that rises: on a real engine.

let server: WorkingServer;
beforeAll(async () => {
  server = await startWorkingServer('completeness', (app, people, { said, ...rules }) => {
    completenessRoutes(app, people, { ...rules, rules: () => completenessSetting.default, desk: said });
    permissionsRoutes(app, people, { ...rules, desk: said });
  });
});
afterAll(() => server.close());

interface Field {
  readonly key: string;
  readonly state: string;
  readonly value?: unknown;
  readonly ask?: { question: { en: string; pt: string }; at?: string; alsoAt: string[]; notAt: { channel: string; code: string }[] };
}
const fieldOf = ({ fields }: { fields: Field[] }, key: string) => fields.find((field) => field.key === key) as Field;

it('lists each gap with one question and where it can be asked, and an answer raises the meter', async () => {
  await server.send(
    {
      type: 'identify',
      userId: 'maya',
      traits: { firstName: 'Maya', email: 'maya@okafor.test', city: 'Lisbon' },
      context: { locale: 'pt-PT' },
    },
    { type: 'track', userId: 'maya', event: 'Store Visited', channel: 'store' },
  );
  const url = `/v1/customers/${await server.numberOf('maya')}`;
  const before = (await server.call('clerk', 'GET', `${url}/completeness`)).body;
  expect(before).toMatchObject({ share: 0.5, known: 4, of: 7, language: 'pt-PT' });
  expect(before.fields.map(({ key, state }: Field) => [key, state])).toEqual([
    ...['preferredChannel', 'matters', 'preference'].map((key) => [key, 'missing']),
    ...['name', 'reachable', 'language', 'place'].map((key) => [key, 'known']),
  ]);
  expect(fieldOf(before, 'preference').ask).toMatchObject({
    question: { en: expect.stringContaining('Is there something that you like best'), pt: expect.stringContaining('Há alguma coisa') },
    ...{ at: 'store', alsoAt: ['web', 'email'], notAt: [] },
  });

  expect((await server.call('clerk', 'POST', `${url}/answers`, { field: 'preference', answer: 'quiet bikes' })).status).toBe(403);
  const told = { field: 'preference', answer: ' quiet bikes ', channel: 'store' };
  const after = (await server.call('agent', 'POST', `${url}/answers`, told)).body;
  expect(after).toMatchObject({ share: 0.6667, known: 5 });
  expect(fieldOf(after, 'preference')).toMatchObject({ state: 'known', value: 'quiet bikes', method: 'stated', source: { name: 'Desk' } });
  expect(await server.actions()).toContain('people.answer');

  // A year later it is old, and is asked for again.
  server.clock.set(server.clock.now() + 366 * 86_400_000);
  expect(fieldOf((await server.call('clerk', 'GET', `${url}/completeness`)).body, 'preference')).toMatchObject({
    ...{ state: 'stale', value: 'quiet bikes' },
    ask: { alsoAt: [] },
  });
});

it('asks nowhere that she does not allow, and says so', async () => {
  await server.send({ type: 'identify', userId: 'rui', traits: { name: 'Rui', email: 'rui@x.test' } });
  const url = `/v1/customers/${await server.numberOf('rui')}`;
  await server.call('agent', 'PUT', `${url}/permissions`, { said: [{ purpose: 'advice', channel: 'email', granted: false }] });
  const byEmail = fieldOf((await server.call('clerk', 'GET', `${url}/completeness`)).body, 'matters').ask;
  // She called to say so: that is where she was last.
  expect(byEmail).toMatchObject({ at: 'phone', alsoAt: ['web'], notAt: [{ channel: 'email', code: 'channel.refused' }] });
  await server.call('agent', 'PUT', `${url}/permissions`, { said: [{ purpose: 'advice', granted: false }] });
  const { body } = await server.call('clerk', 'GET', `${url}/completeness`);
  expect(fieldOf(body, 'matters').ask?.at).toBeUndefined();
  expect(fieldOf(body, 'reachable').state).toBe('missing');
});

it('keeps no answer that the question cannot have', async () => {
  const url = `/v1/customers/${await server.numberOf('rui')}/answers`;
  const problemOf = async (body: object) => {
    const { status, body: answer } = await server.call('agent', 'POST', url, body);
    return [status, answer.error.code];
  };
  expect(await problemOf({ field: 'preferredChannel', answer: 'pigeon' })).toEqual([400, 'profile.bad_answer']);
  expect(await problemOf({ field: 'language', answer: 'a bit of both' })).toEqual([400, 'profile.bad_answer']);
  expect(await problemOf({ field: 'reachable', answer: 'yes' })).toEqual([400, 'profile.bad_answer']);
  expect(await problemOf({ field: 'shoe', answer: '42' })).toEqual([404, 'profile.no_such_question']);
});
