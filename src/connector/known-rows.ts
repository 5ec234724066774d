import type { SourceId } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { RepeatCounter } from './count-repeats.ts';
import { connectorLimits } from './limits.ts';
import { type FingerprintRow, insertFingerprints, selectFingerprints } from './queries/import.ts';

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
 * The rows that were ever brought in for a source, the newest first as far as memory goes (`distinctRowsCounted`); an older row
 * than those is recognised only as long as the de-duplication of events remembers it.
 */
export class KnownRows {
  private readonly counter = new RepeatCounter(connectorLimits.distinctRowsCounted);
  private newestBlock = 0;
  private rows = 0;

  has(high: number, low: number): boolean {
    return this.counter.has(high, low);
  }

  add(high: number, low: number): void {
    this.counter.meet(high, low);
  }

  /** Reads what was recorded since the last call; the first call reads all. */
  async refresh(sql: Sql, sourceId: SourceId): Promise<this> {
    const after = this.newestBlock;
    let before: number | null = null;
    while (this.rows < connectorLimits.distinctRowsCounted) {
      const blocks: FingerprintRow[] = await sql.query<FingerprintRow>(selectFingerprints, [sourceId, before, after, blocksPerQuery]);
      for (const block of blocks) this.take(block);
      before = blocks.at(-1)?.id ?? null;
      if (before === null) break;
    }
    return this;
  }

  private take({ id, fingerprints }: FingerprintRow): void {
    this.newestBlock = Math.max(this.newestBlock, id);
    for (let at = 0; at + bytesPerRow <= fingerprints.length; at += bytesPerRow) {
      this.counter.meet(fingerprints.readUInt32LE(at), fingerprints.readUInt32LE(at + 4));
      this.rows++;
    }
  }
}
