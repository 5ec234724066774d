/** What a minute of measurements says; times in milliseconds. */
export interface LatencySummary {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly count: number;
}

// Each bucket is 5 % wider than the one before, from a microsecond to 20 minutes: a percentile is right within 5 %.
const growth = Math.log(1.05);
const bucketCount = 430;
const smallestMs = 0.001;

interface Slice {
  second: number;
  readonly counts: Uint32Array;
  total: number;
}

/**
 * Latencies of the last minute, in one-second slices of logarithmic buckets. Adding costs a logarithm; memory is fixed. Reading an idle
 * window answers null: no number is better than an old one.
 */
export class LatencyWindow {
  readonly #slices: Slice[];
  readonly #seconds: number;

  constructor(seconds = 60) {
    this.#seconds = seconds;
    this.#slices = Array.from({ length: seconds }, () => ({ second: -1, counts: new Uint32Array(bucketCount), total: 0 }));
  }

  /** Adds `times` measurements of `ms` milliseconds, made at the instant `nowMs`. */
  add(ms: number, nowMs: number, times = 1): void {
    const second = Math.floor(nowMs / 1000);
    const slice = this.#slices[second % this.#seconds] as Slice;
    if (slice.second !== second) {
      slice.second = second;
      slice.counts.fill(0);
      slice.total = 0;
    }
    const bucket = ms <= smallestMs ? 0 : Math.min(bucketCount - 1, Math.ceil(Math.log(ms / smallestMs) / growth));
    slice.counts[bucket] = (slice.counts[bucket] as number) + times;
    slice.total += times;
  }

  /** Null when nothing was measured within the window before `nowMs`. */
  read(nowMs: number): LatencySummary | null {
    const oldest = Math.floor(nowMs / 1000) - this.#seconds;
    const counts = new Float64Array(bucketCount);
    let total = 0;
    for (const slice of this.#slices) {
      if (slice.second <= oldest || slice.total === 0) continue;
      total += slice.total;
      for (let bucket = 0; bucket < bucketCount; bucket += 1)
        counts[bucket] = (counts[bucket] as number) + (slice.counts[bucket] as number);
    }
    if (total === 0) return null;
    const at = (share: number): number => {
      let left = Math.ceil(total * share);
      for (let bucket = 0; bucket < bucketCount; bucket += 1) {
        left -= counts[bucket] as number;
        if (left <= 0) return Number((smallestMs * Math.exp(bucket * growth)).toPrecision(3));
      }
      return Number.POSITIVE_INFINITY;
    };
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: total };
  }
}
