import { type FirmStatement, saidOfFirm } from '../firm/index.ts';
import type { AppliedEvent } from './applied-event.ts';
import type { BatchContext } from './batch-context.ts';
import type { PreparedEvent } from './prepare-batch.ts';
import { withholdRetired } from './withhold-retired.ts';

/** Events that are about a firm alone, apart from those that are somebody's: no identifier, summary or history is touched by them. Pure. */
export function separateFirms(
  events: readonly PreparedEvent[],
  { retired }: Pick<BatchContext, 'retired'>,
): { readonly about: readonly PreparedEvent[]; readonly fresh: readonly PreparedEvent[] } {
  const about = events.filter(({ identifiers }) => identifiers.length === 0);
  if (about.length === 0) return { about, fresh: events };
  return {
    about: about.map((prepared) => withholdRetired(prepared, retired)),
    fresh: events.filter(({ identifiers }) => identifiers.length > 0),
  };
}

/** What the events of a batch say of firms, and whose words they are. Pure. */
export function firmStatements(applied: readonly AppliedEvent[], about: readonly PreparedEvent[]): FirmStatement[] {
  const statements: FirmStatement[] = [];
  for (const { prepared, owner } of applied) {
    const said = saidOfFirm(prepared.event);
    if (said !== undefined) statements.push({ event: prepared.event, said, identifierId: owner.id });
  }
  for (const { event } of about) {
    const said = saidOfFirm(event);
    if (said !== undefined) statements.push({ event, said, identifierId: undefined });
  }
  return statements;
}
