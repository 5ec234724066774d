export const measures = ['bias', 'mae', 'rmse', 'gini', 'spearman'] as const;
export type Measure = (typeof measures)[number];
export type Errors = Partial<Record<Measure, number>>;

/** Smaller is better for misses, larger for orders; a total is best nearest to nothing. */
function loss(measure: Measure, value: number): number {
  return measure === 'bias' ? Math.abs(value) : measure === 'gini' || measure === 'spearman' ? -value : value;
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
