const slotsAtStart = 1 << 16;
const fillMax = 0.75;

/**
 * Counts how often each row has been met, by a 64-bit fingerprint: twelve bytes a slot, so that a file of millions of rows needs
 * a few hundred megabytes at most. When `distinctMax` different rows are known, further new ones are not counted (0 is answered).
 */
export class RepeatCounter {
  private slots = slotsAtStart;
  private high = new Uint32Array(slotsAtStart);
  private low = new Uint32Array(slotsAtStart);
  private counts = new Uint32Array(slotsAtStart);
  private used = 0;
  private readonly distinctMax: number;

  constructor(distinctMax: number) {
    this.distinctMax = distinctMax;
  }

  /** Which meeting this is: 1 for the first; 0 when the counter is full and does not know the row. */
  meet(high: number, low: number): number {
    let slot = this.find(high, low);
    if (this.counts[slot] === 0) {
      if (this.used >= this.distinctMax) return 0;
      if (this.used + 1 > this.slots * fillMax) {
        this.grow();
        slot = this.find(high, low);
      }
      this.high[slot] = high;
      this.low[slot] = low;
      this.used++;
    }
    const count = (this.counts[slot] as number) + 1;
    this.counts[slot] = count;
    return count;
  }

  /** Whether a row was met before. */
  has(high: number, low: number): boolean {
    return this.counts[this.find(high, low)] !== 0;
  }

  /** The slot of a fingerprint, or the free one where it belongs. */
  private find(high: number, low: number): number {
    const mask = this.slots - 1;
    let slot = (low ^ (high >>> 7)) & mask;
    while (this.counts[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low)) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { high, low, counts } = this;
    this.slots *= 2;
    this.high = new Uint32Array(this.slots);
    this.low = new Uint32Array(this.slots);
    this.counts = new Uint32Array(this.slots);
    for (let slot = 0; slot < counts.length; slot++) {
      if (counts[slot] === 0) continue;
      const place = this.find(high[slot] as number, low[slot] as number);
      this.high[place] = high[slot] as number;
      this.low[place] = low[slot] as number;
      this.counts[place] = counts[slot] as number;
    }
  }
}
