import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import type { PersonId } from '../foundation/index.ts';
import { describeLinks, sharingInWords } from './describe-links.ts';
import { defaultIdentityRules } from './identity-rules.ts';
import { migrations } from './tables.ts';

let engines: TestEngines;

beforeAll(async () => {
  engines = await testEngines({ migrations });
});
afterAll(() => engines.close());

describe('describeLinks', () => {
  it('names the same of several shared e-mails for a household, wherever the rows happen to lie', async () => {
    const { postgres } = engines;
    const nodes: [string, string, boolean][] = [
      ['user_id', 'ann', false],
      ['user_id', 'bob', false],
      ['email', 'shop@moreira.test', true],
      ['email', 'home@moreira.test', true],
    ];
    for (const node of nodes)
      await postgres.query(
        'INSERT INTO identifier (namespace, value, person_id, first_seen, source_id, shared) VALUES ($1, $2, 0, 0, 1, $3)',
        node,
      );
    await postgres.query('UPDATE identifier SET person_id = id');
    const idOf = async (value: string) =>
      (await postgres.query<{ id: number }>('SELECT id FROM identifier WHERE value = $1', [value]))[0]?.id;
    for (const user of ['ann', 'bob'])
      for (const email of ['home@moreira.test', 'shop@moreira.test'])
        await postgres.query(
          `INSERT INTO edge (a, b, rule, source_id, message_id, first_time, observed_at, strength, refused)
           VALUES ($1, $2, 'observed', 1, 'm', 0, 0, 0.95, 'shared_identifier')`,
          [await idOf(user), await idOf(email)],
        );
    const why = async () =>
      (await describeLinks(postgres, (await idOf('ann')) as PersonId, defaultIdentityRules)).household.map(({ shares }) =>
        sharingInWords(defaultIdentityRules, shares),
      );
    expect(await why()).toEqual(['the same e-mail: home@moreira.test']);
    await postgres.query("UPDATE identifier SET shared = true WHERE value = 'home@moreira.test'");
    await postgres.query("UPDATE identifier SET shared = true WHERE value = 'shop@moreira.test'");
    expect(await why()).toEqual(['the same e-mail: home@moreira.test']);
  });
});
