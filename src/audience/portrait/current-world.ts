import type { Sql } from '../../storage/index.ts';
import type { ValueCosts, ValueModel } from '../../value/index.ts';
import type { World } from './portrait.ts';
import { readWorthTenths, tenthsKey } from './worth-tenths.ts';

// The thread that keeps groups works tenths out within seconds of a new model; until then those of the one before are read again.
const readAgainMs = 2_000;

/** What people are judged by now, with its tenths from memory. */
export function worldReader(sql: Sql, model: () => ValueModel | undefined, costs: () => ValueCosts): () => Promise<World> {
  let known: { key: string; world: World; isFinal: boolean; readAt: number } | undefined;
  return async () => {
    const [inUse, now] = [model(), costs()];
    if (inUse === undefined) return { model: undefined, costs: now, tenths: undefined };
    const key = tenthsKey(inUse, now);
    const at = performance.now();
    if (known?.key === key && (known.isFinal || at - known.readAt < readAgainMs)) return known.world;
    const found = await readWorthTenths(sql, key);
    known = { key, world: { model: inUse, costs: now, tenths: found?.tenths }, isFinal: found?.isOwn === true, readAt: at };
    return known.world;
  };
}
