import { saleOrSharing } from './permission-signals.ts';
import type { Summary } from './summary.ts';

/**
 * Whether the person behind an identifier has said yes to a purpose, and has not objected to her data being sold or shared (Global
 * Privacy Control): silence is no. Names of purposes are compared without case. Pure.
 */
export function permitsPurpose({ permissions }: Pick<Summary, 'permissions'>, purpose: string): boolean {
  const wanted = purpose.toLowerCase();
  let isGranted = false;
  let grantedAt = Number.NEGATIVE_INFINITY;
  for (const [time, , , , names, values] of permissions) {
    for (const [at, name] of names.entries()) {
      if (name === saleOrSharing && values[at] === false) return false;
      // The same purpose in two spellings: the newer word counts, and at the same moment the no.
      if (name.toLowerCase() !== wanted || time < grantedAt) continue;
      isGranted = values[at] === true && (time > grantedAt || isGranted);
      grantedAt = time;
    }
  }
  return isGranted;
}
