import { expect, it } from 'vitest';
import { testEngines } from '../../test/engines.ts';
import { connectPostgres } from '../storage/index.ts';
import { performFitting } from './perform-fitting.ts';
import { migrations, warehouseTables } from './tables.ts';
import { valueCostsSetting } from './value-settings.ts';

it('scores in one copy of the program at a time, and in another when that one is gone', async () => {
  const { postgres, warehouse, urls, close } = await testEngines({ migrations, warehouseTables });
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const [one, another] = [connectPostgres(urls.postgres, silent, 1), connectPostgres(urls.postgres, silent, 1)];
  const score = (leader: typeof one) =>
    performFitting(
      { postgres, warehouse, patientWarehouse: warehouse, leader },
      { kind: 'score', now: 0, costs: valueCostsSetting.default },
    );
  // Nobody has bought: whoever is at it finds no model.
  expect(await score(one)).toMatchObject({ code: 'value.too_few_people' });
  expect(await score(another)).toEqual({ kind: 'elsewhere' });
  await one.close();
  await expect.poll(() => score(another)).toMatchObject({ code: 'value.too_few_people' });
  await another.close();
  await close();
});
