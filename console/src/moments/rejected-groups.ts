import type { MomentRejection } from '../api/contract.ts';

export interface RejectedGroup {
  /** The first of them says why. */
  first: MomentRejection;
  items: MomentRejection[];
}

/** What was not offered, by the reason; the reasons that most has first, and what was merely less likely last. Pure. */
export function rejectedGroups(rejected: readonly MomentRejection[]): RejectedGroup[] {
  const groups = new Map<string, RejectedGroup>();
  for (const one of rejected) {
    const key = `${one.code} ${one.rule ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: one, items: [one] });
    else group.items.push(one);
  }
  for (const { items } of groups.values()) items.sort((left, right) => (right.chance ?? 0) - (left.chance ?? 0));
  const isLast = ({ first }: RejectedGroup) => Number(first.code === 'less_likely' || first.code === 'later_in_order');
  return [...groups.values()].sort((left, right) => isLast(left) - isLast(right) || right.items.length - left.items.length);
}
