import { encodeSummary } from '../../profile/index.ts';
import type { KnownFragment } from '../person/known-person.ts';
import type { KnownPart } from './decision-record.ts';

/** What was looked at, as text: enough to make the decision again. Pure. */
export function encodeKnown(fragments: readonly KnownFragment[]): KnownPart[] {
  return fragments.map(({ identifier, summary, text }) => ({
    ...{ id: identifier.id, namespace: identifier.namespace },
    body: text ?? encodeSummary(summary),
  }));
}
