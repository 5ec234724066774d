import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testEngines } from '../../../test/engines.ts';
import { migrations } from '../tables.ts';
import { answerDrift, noteDrift, readDriftBase, readOpenDrift, takeUntoldDrifts } from './value-drift.ts';

const { postgres, close } = await testEngines({ migrations });
afterAll(close);

const limit = { limitPercent: 15, now: 1_000 };

async function version(people = 1_000): Promise<number> {
  const [row] = await postgres.query<{ version: number }>(
    "INSERT INTO value_model (fitted_at, fitted_by, body) VALUES (1, 'schedule', $1) RETURNING version",
    [JSON.stringify({ people })],
  );
  return row?.version as number;
}
const accept = (one: number) =>
  postgres.query("INSERT INTO value_model_use (version, used_at, used_by, reason, accepted) VALUES ($1, 1, 'Ana', 'fine', true)", [one]);

beforeEach(async () => {
  await postgres.query('TRUNCATE value_drift, value_model_use, value_model CASCADE');
});

describe('drift', () => {
  it('is held against the version that somebody last accepted; before, against the oldest of at least half as many people', async () => {
    expect(await readDriftBase(postgres, 1_000)).toBeUndefined();
    const [, grown] = [await version(100), await version(600), await version(1_000)];
    expect(await readDriftBase(postgres, 1_000)).toBe(grown);
    const accepted = await version(900);
    await accept(accepted);
    await version(1_000);
    expect(await readDriftBase(postgres, 1_000)).toBe(accepted);
  });

  it('is noticed when it creeps by three in a hundred a fit, and stays until it is answered', async () => {
    const base = await version();
    let noticed: number | undefined;
    let before = base;
    for (let fit = 1; fit <= 12; fit += 1) {
      const fromVersion = (await readDriftBase(postgres, 1_000)) as number;
      expect(fromVersion).toBe(base);
      const next = await version();
      const drifts = {
        fromBase: { fromVersion, share: 1.03 ** fit - 1, before: 2, now: 2 * 1.03 ** fit },
        fromBefore: { fromVersion: before, share: 0.03, before: 2, now: 2.06 },
      };
      await noteDrift(postgres, next, drifts, limit);
      if (noticed === undefined && (await readOpenDrift(postgres)) !== undefined) noticed = fit;
      before = next;
    }
    expect(noticed).toBe(5);
    expect(await readOpenDrift(postgres)).toMatchObject({ base, version: before, share: 1.03 ** 12 - 1, noticedShare: 1.03 ** 5 - 1 });
    // It has come back by itself: nobody has said what it was.
    await noteDrift(postgres, await version(), { fromBase: { fromVersion: base, share: 0.01 }, fromBefore: undefined }, limit);
    expect(await readOpenDrift(postgres)).toMatchObject({ share: 0.01, noticedShare: 1.03 ** 5 - 1 });
    await answerDrift(postgres, base, 'Ana', 'test orders', 2_000);
    expect(await readOpenDrift(postgres)).toBeUndefined();
    expect(await postgres.query('SELECT answer, answered_by FROM value_drift')).toEqual([{ answer: 'rolled_back', answered_by: 'Ana' }]);
  });

  it('is told once', async () => {
    const [base, next] = [await version(), await version()];
    await noteDrift(postgres, next, { fromBase: undefined, fromBefore: { fromVersion: base, share: -0.4 } }, limit);
    expect(await takeUntoldDrifts(postgres, 3)).toMatchObject([{ base, version: next, share: -0.4 }]);
    expect(await takeUntoldDrifts(postgres, 4)).toEqual([]);
  });
});
