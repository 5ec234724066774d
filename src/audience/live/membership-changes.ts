import type { MembershipChange } from './membership-store.ts';

/** Who came to which audience, and who left it, gathered over people. */
export class MembershipChanges {
  readonly #changes = new Map<number, { came: number[]; went: number[] }>();

  add(audience: number, person: number, isIn: boolean): void {
    const known = this.#changes.get(audience) ?? { came: [], went: [] };
    this.#changes.set(audience, known);
    (isIn ? known.came : known.went).push(person);
  }

  list(): MembershipChange[] {
    return [...this.#changes].map(([audience, { came, went }]) => ({ audience, came, went }));
  }
}
