import type { ImportRun } from '../../api/contract.ts';

/** How much of the file has been read, 0 to 1. */
export function shareRead({ bytesRead, bytesTotal }: Pick<ImportRun, 'bytesRead' | 'bytesTotal'>): number {
  return bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : 0;
}

/** Roughly how long the rest will take at this speed; undefined when it stands still or there is nothing to go by. */
export function secondsLeft(run: Pick<ImportRun, 'state' | 'rowsRead' | 'ratePerSecond' | 'bytesRead' | 'bytesTotal'>): number | undefined {
  const share = shareRead(run);
  if (run.state !== 'running' || run.ratePerSecond <= 0 || share <= 0) return undefined;
  return ((run.rowsRead / share) * (1 - share)) / run.ratePerSecond;
}
