const steps = [
  ['almostSure', 0.95],
  ['veryLikely', 0.75],
  ['ratherYes', 0.55],
  ['even', 0.45],
  ['doubtful', 0.2],
] as const;

/** A chance as people say it. Pure. */
export function chanceWord(chance: number): (typeof steps)[number][0] | 'hardly' {
  return steps.find(([, least]) => chance >= least)?.[0] ?? 'hardly';
}
