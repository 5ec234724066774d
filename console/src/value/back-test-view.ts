export const measures = ['bias', 'mae', 'rmse', 'gini', 'spearman', 'concordance'] as const;
export type Measure = (typeof measures)[number];
/** Of orders, not of misses: 1 is perfect. */
export function isOrder(measure: Measure): boolean {
  return measure === 'gini' || measure === 'spearman' || measure === 'concordance';
}

export type Errors = Partial<Record<Measure, number>>;

/** Smaller is better for misses, larger for orders; a total is best nearest to nothing. */
function loss(measure: Measure, value: number): number {
  return measure === 'bias' ? Math.abs(value) : isOrder(measure) ? -value : value;
}

/** Of each column the value that no other beats, as shown: two that look the same are both best. Pure. */
export function bestOf(rows: readonly Errors[], shown: (measure: Measure, value: number) => string): Record<Measure, string | undefined> {
  const bestBy = (measure: Measure) => {
    const values = rows.map((row) => row[measure]).filter((value) => value !== undefined);
    if (values.length === 0) return undefined;
    return shown(
      measure,
      values.reduce((best, value) => (loss(measure, value) < loss(measure, best) ? value : best)),
    );
  };
  return Object.fromEntries(measures.map((measure) => [measure, bestBy(measure)])) as Record<Measure, string | undefined>;
}
