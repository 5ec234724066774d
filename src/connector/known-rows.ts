import type { SourceId } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { RepeatCounter } from './count-repeats.ts';
import { connectorLimits } from './limits.ts';
import { insertFingerprints, selectFingerprints } from './queries/import.ts';

const bytesPerRow = 8;
// Blocks hold up to a few thousand rows each: a few megabytes a query.
const blocksPerQuery = 500;

/** Fingerprints of the rows that one step of an import has accepted. */
export class FingerprintBlock {
  private readonly values: number[] = [];

  add(high: number, low: number): void {
    this.values.push(high, low);
  }

  get rows(): number {
    return this.values.length / 2;
  }

  /** Writes the block beside the position that it belongs to, in the same transaction. */
  async record(sql: Sql, sourceId: SourceId): Promise<void> {
    if (this.values.length === 0) return;
    await sql.query(insertFingerprints, [sourceId, Buffer.from(Uint32Array.from(this.values).buffer)]);
  }
}

/**
 * The rows that were ever imported for a source, the newest first as far as memory goes (`distinctRowsCounted`); an older row
 * than those is recognised only as long as the de-duplication of events remembers it.
 */
export async function loadKnownRows(sql: Sql, sourceId: SourceId): Promise<RepeatCounter> {
  const known = new RepeatCounter(connectorLimits.distinctRowsCounted);
  let before: number | null = null;
  let rows = 0;
  for (;;) {
    const blocks: Array<{ id: number; fingerprints: Buffer }> = await sql.query(selectFingerprints, [sourceId, before, blocksPerQuery]);
    for (const { fingerprints } of blocks) {
      for (let at = 0; at + bytesPerRow <= fingerprints.length; at += bytesPerRow) {
        known.meet(fingerprints.readUInt32LE(at), fingerprints.readUInt32LE(at + 4));
        rows++;
      }
    }
    before = blocks.at(-1)?.id ?? null;
    if (before === null || rows >= connectorLimits.distinctRowsCounted) return known;
  }
}
