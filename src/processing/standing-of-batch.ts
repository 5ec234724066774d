import { isStandingChanged, type StandingRow, standingRowOf } from '../consent/index.ts';
import type { CustomerEvent } from '../event/index.ts';
import { permissionsSaidBy, type Summary } from '../profile/index.ts';

/** What stands of permission under the identifiers of a batch, where its events have changed that. */
export class StandingOfBatch {
  readonly changed = new Map<number, StandingRow | undefined>();

  /** Looks at a summary before events are folded into it; the function returned is called when they are. */
  watch(id: number, summary: Summary, events: readonly CustomerEvent[]): () => void {
    if (!events.some(maySayPermission)) return () => {};
    const before = standingRowOf(summary);
    return () => {
      const after = standingRowOf(summary);
      if (isStandingChanged(before, after)) this.changed.set(id, after);
    };
  }
}

/** Whether an event may change what stands of permission: by what it says of it, or by traits. */
function maySayPermission(event: CustomerEvent): boolean {
  const { context, kind } = event;
  return kind === 'identify' || context.traits !== undefined || context.consent !== undefined || permissionsSaidBy(event).length > 0;
}
