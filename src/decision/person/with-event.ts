import type { CustomerEvent } from '../../event/index.ts';
import type { IdentifierId, PersonId } from '../../foundation/index.ts';
import type { Identifier } from '../../identity/index.ts';
import { decodeSummary, emptySummary, encodeSummary, type FoldContext, foldEvent, type Summary } from '../../profile/index.ts';
import type { KnownFragment, KnownPerson } from './known-person.ts';

/**
 * A person with an event that came along with the question, as if it had been applied: it is folded into what is known under the identifier that she was
 * named by. Whoever was not known is known by this event alone. The person given stays as she was. Pure.
 */
export function withEvent(
  person: KnownPerson | undefined,
  event: CustomerEvent,
  named: Identifier | undefined,
  context: FoldContext,
): KnownPerson {
  const fragments = person?.fragments ?? [];
  const isNamed = ({ identifier }: KnownFragment): boolean => identifier.namespace === named?.namespace && identifier.value === named.value;
  const at = Math.max(0, fragments.findIndex(isNamed));
  const before = fragments[at];
  const summary = foldEvent(copyOf(before), event, context);
  const identifier = before?.identifier ?? {
    ...{ id: 0 as IdentifierId, namespace: named?.namespace ?? 'anonymous_id', value: named?.value ?? '' },
    ...{ firstSeen: event.time, sourceId: event.sourceId, shared: false },
  };
  const folded: KnownFragment = { identifier, summary };
  return {
    ...(person ?? { id: 0 as PersonId, settlements: [], exceptions: [], overrides: [], contacts: [], refusedSignals: new Map() }),
    fragments: before === undefined ? [folded] : fragments.map((fragment) => (fragment === before ? folded : fragment)),
    workedOut: {},
  };
}

/** Folding changes what it is given, and what is cached is everybody's. */
function copyOf(fragment: KnownFragment | undefined): Summary {
  return fragment === undefined ? emptySummary() : (decodeSummary(fragment.text ?? encodeSummary(fragment.summary)) ?? emptySummary());
}
