import type { ReactNode } from 'react';

/** One line of a list of facts (`dl`): its name, and what is so. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
