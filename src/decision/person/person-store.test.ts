import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { migrations as audienceMigrations } from '../../audience/index.ts';
import { migrations as gateMigrations } from '../../gate/index.ts';
import { migrations as identityMigrations } from '../../identity/index.ts';
import { migrations as profileMigrations } from '../../profile/index.ts';
import { migrations } from '../tables.ts';
import { PersonStore } from './person-store.ts';

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({
    migrations: [...identityMigrations, ...profileMigrations, ...audienceMigrations, ...gateMigrations, ...migrations],
  });
  await engines.postgres.query(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id, shared) VALUES ('user_id', 'eva', 1, 5, 1, false)",
  );
});
afterAll(() => engines.close());

it('remembers who is asked about again, until something about her is written', async () => {
  let reads = 0;
  const { postgres } = engines;
  const store = new PersonStore({
    query: (text, params) => postgres.query(text, params),
    prepared: (name, text, params) => {
      reads += 1;
      return postgres.prepared(name, text, params);
    },
  });
  const eva = { namespace: 'user_id', value: 'eva' };
  const readsAfter = async (): Promise<number> => {
    expect((await store.named(eva))?.fragments.map(({ identifier }) => identifier.value)).toEqual(['eva']);
    return reads;
  };
  expect(await readsAfter()).toBe(1);
  expect(await readsAfter()).toBe(2);
  expect(await readsAfter()).toBe(2);
  store.changed([1]);
  expect(await readsAfter()).toBe(3);
  expect(await readsAfter()).toBe(3);
  store.forget();
  expect(await readsAfter()).toBe(4);
  expect(await store.named({ namespace: 'user_id', value: 'nobody' })).toBeUndefined();
});
