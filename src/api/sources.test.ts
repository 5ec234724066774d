import { expect, test } from 'vitest';
import { holdAnswersToDescription } from '../../test/described-answers.ts';
import { testSeal } from '../../test/seal.ts';
import { fixedClock } from '../foundation/index.ts';
import { createServer } from './server.ts';
import { type SourcesDependencies, sourcesRoutes } from './sources.ts';

test.each<['POST' | 'PATCH', string, string]>([
  ['POST', '/v1/sources', 'name'],
  ['PATCH', '/v1/sources/1', 'marketingOwner'],
])('%s %s: a full card number is refused before anything is written', async (method, url, at) => {
  const app = createServer({
    seal: () => testSeal,
    authenticate: async () => ({ kind: 'user', id: 1, name: 'Maya', role: 'administrator', may: () => true }) as never,
    log: false,
  });
  await holdAnswersToDescription(app);
  // No database: whatever would be written would fail.
  sourcesRoutes(app, { clock: fixedClock(0) } as unknown as SourcesDependencies);
  const answer = await app.inject({ method, url, payload: { [at]: 'Till 4111/1111/1111/1111', channel: 'store' } });
  expect([answer.statusCode, answer.json()]).toMatchObject([400, { error: { code: 'source.full_number', problems: [{ at }] } }]);
});
