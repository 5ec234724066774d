import { expect, test } from 'vitest';
import { holdAnswersToDescription } from '../../test/described-answers.ts';
import { testSeal } from '../../test/seal.ts';
import { type OperationsDependencies, operationsRoutes } from './operations.ts';
import { createServer } from './server.ts';

test('anybody may ask which version this is', async () => {
  const app = createServer({ seal: () => testSeal, authenticate: async () => undefined, log: false });
  await holdAnswersToDescription(app);
  operationsRoutes(app, {
    version: '1.2.3',
    figures: () => ({ acceptedEvents: 0 }),
    processing: () => undefined,
  } as OperationsDependencies);
  const answer = await app.inject({ method: 'GET', url: '/version' });
  expect([answer.statusCode, answer.json()]).toEqual([200, { name: 'Loyalty Loop', version: '1.2.3' }]);
  await app.close();
});
