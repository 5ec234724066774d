import type { Trait } from '../../../api/contract.ts';

/** Whether sources disagree on a fact and nobody has said yet which of them is right. */
export function isOpen(trait: Trait): boolean {
  return trait.others.length > 0 && trait.hidden !== true && trait.settled === undefined;
}
