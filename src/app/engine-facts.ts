import type { EngineFacts } from '../api/index.ts';
import type { Storage } from '../storage/index.ts';

// Sizes change slowly and are not free to ask for; health is asked each time.
const sizesEveryMs = 30_000;
let sizesAt = Number.NEGATIVE_INFINITY;
let sizes: { postgres: number | null; warehouse: number | null } = { postgres: null, warehouse: null };

/** Whether both engines answer, which they are and how much they hold. */
export async function engineFacts(storage: Storage): Promise<{ postgres: EngineFacts; warehouse: EngineFacts }> {
  const facts = storage.facts();
  const [postgresOk, warehouseOk] = await Promise.all([
    answers(storage.postgres.query('SELECT 1')),
    answers(storage.warehouse.query('SELECT 1')),
  ]);
  if (postgresOk && warehouseOk && performance.now() - sizesAt > sizesEveryMs) {
    sizesAt = performance.now();
    sizes = await readSizes(storage).catch(() => sizes);
  }
  return {
    postgres: { ok: postgresOk, mode: facts.postgres.mode, version: facts.postgres.version, sizeBytes: sizes.postgres },
    warehouse: { ok: warehouseOk, mode: facts.warehouse.mode, version: facts.warehouse.version, sizeBytes: sizes.warehouse },
  };
}

async function readSizes({ postgres, warehouse }: Storage): Promise<typeof sizes> {
  const [[own], [history]] = await Promise.all([
    postgres.query<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes'),
    warehouse.query<{ bytes: string }>(
      'SELECT toString(sum(bytes_on_disk)) AS bytes FROM system.parts WHERE active AND database = currentDatabase()',
    ),
  ]);
  return { postgres: own?.bytes ?? null, warehouse: history === undefined ? null : Number(history.bytes) };
}

async function answers(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch {
    return false;
  }
}
