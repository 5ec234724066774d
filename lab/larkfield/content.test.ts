import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentRoutes, settingsRoutes } from '../../src/api/index.ts';
import { createContentDirectory, migrations, tagStandardSetting } from '../../src/content/index.ts';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { larkfieldContent, loadLarkfieldContent } from './content.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({
    migrations: [...migrations],
    definitions: [tagStandardSetting],
    routes: (app, { postgres, settings, audit, clock }) => {
      contentRoutes(app, { postgres, audit, clock, standard: () => settings.read(tagStandardSetting) });
      settingsRoutes(app, { postgres, settings, audit, hiddenFields: () => new Map() as never });
    },
  });
});
afterAll(() => server.close());

it('has something of every kind, all of it taken by the product, in use, and loaded once', async () => {
  const { postgres, settings, clock } = server;
  const product = {
    request: async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
      const answer = await server.call('admin', method as 'GET', path, body);
      expect(answer.status, JSON.stringify([path, (body as { key?: string })?.key, answer.body])).toBe(200);
      return answer.body as Answer;
    },
  };
  const now = clock.now();
  expect(await loadLarkfieldContent(product, now)).toBe(larkfieldContent(now).length);
  expect(await loadLarkfieldContent(product, now)).toBe(0);
  await settings.refresh();
  const directory = await createContentDirectory({ postgres, clock, standard: () => settings.read(tagStandardSetting) });
  const usable = directory.usable(now);
  expect(usable).toHaveLength(larkfieldContent(now).length);
  expect(new Set(usable.map(({ kind }) => kind)).size).toBe(9);
  expect(usable.length).toBeGreaterThanOrEqual(25);
  await directory.close();
});
