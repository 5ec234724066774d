import {
  type Delicate,
  type DelicatePurpose,
  delicateIn,
  isDelicateField,
  ownWordOn,
  permissionsOf,
  type SaidFragment,
  withoutDelicate,
} from '../consent/index.ts';
import type { PersonId } from '../foundation/index.ts';
import { findIdentifiers, type Identifier, ownLinkWordOf } from '../identity/index.ts';
import { permissionsSaidBy, readFragments } from '../profile/index.ts';
import type { Sql } from '../storage/index.ts';
import type { BatchContext } from './batch-context.ts';
import type { PreparedEvent } from './prepare-batch.ts';

/** What was not kept: how many events of a source, of which purpose, as a whole or some fields of them. Nothing says of whom. */
export interface WithheldCount {
  readonly sourceId: number;
  readonly purpose: DelicatePurpose;
  readonly part: 'event' | 'fields';
  readonly count: number;
}

interface Found {
  readonly prepared: PreparedEvent;
  readonly delicate: readonly Delicate[];
}

/**
 * The events without what is kept only by agreement: where she is, who she is in social networks. Agreed is what the event itself says, else what stands
 * under the identifier that the event belongs to, said before it. An event that is about nothing else goes before anybody is looked up for it, so that
 * not even an identifier is made for it. A batch without such things costs a look at its members.
 */
export async function withholdDelicate(
  sql: Sql,
  events: readonly PreparedEvent[],
  context: BatchContext,
): Promise<{ kept: readonly PreparedEvent[]; withheld: readonly WithheldCount[] }> {
  const found = new Map<PreparedEvent, Found>();
  for (const prepared of events) {
    const delicate = delicateIn(prepared.event, context.delicate);
    if (delicate.length > 0) found.set(prepared, { prepared, delicate });
  }
  if (found.size === 0) return { kept: events, withheld: [] };
  const agrees = await agreements(sql, [...found.values()], events, context);
  const counts = new Map<string, { sourceId: number; purpose: DelicatePurpose; part: 'event' | 'fields'; count: number }>();
  const count = (sourceId: number, { purpose, isWhole }: Delicate): void => {
    const part = isWhole ? 'event' : 'fields';
    const key = `${sourceId} ${purpose} ${part}`;
    const known = counts.get(key) ?? { sourceId, purpose, part, count: 0 };
    known.count += 1;
    counts.set(key, known);
  };
  const kept = events.flatMap((prepared): PreparedEvent[] => {
    const { delicate = [] } = found.get(prepared) ?? {};
    const refused = delicate.filter(({ purpose }) => !agrees(prepared, purpose));
    for (const one of refused) count(prepared.event.sourceId, one);
    if (refused.length === 0) return [prepared];
    if (refused.some(({ isWhole }) => isWhole)) {
      markWithheld(prepared, refused);
      return [];
    }
    return [withoutFields(prepared, new Set(refused.map(({ purpose }) => purpose)), context)];
  });
  return { kept, withheld: [...counts.values()] };
}

const reasons: Readonly<Record<DelicatePurpose, { reason: string; message: string }>> = {
  location: {
    reason: 'consent.no_location',
    message: 'where somebody is is kept only with her agreement: this event was counted, and nothing else of it',
  },
  social: {
    reason: 'consent.no_social',
    message: 'who somebody is in social networks is kept only with her agreement: this event was counted, and nothing else of it',
  },
};

function markWithheld({ request, index, event }: PreparedEvent, refused: readonly Delicate[]): void {
  const purpose = (refused.find(({ isWhole }) => isWhole) as Delicate).purpose;
  request.outcomes[index] = { messageId: event.messageId, status: 'withheld', ...reasons[purpose] };
}

function withoutFields(prepared: PreparedEvent, refused: ReadonlySet<DelicatePurpose>, { delicate, rules }: BatchContext): PreparedEvent {
  const wire = withoutDelicate(prepared.wire, refused, delicate);
  // To take a link back needs no agreement.
  const isTakenBack = ownLinkWordOf(prepared.event, prepared.identifiers, rules) === 'unlinked';
  // Who has no other name keeps this one: nothing is linked by it.
  const others = prepared.identifiers.filter(({ namespace }) => !isDelicateField(namespace, refused, delicate));
  const identifiers = others.length > 0 && !isTakenBack ? others : prepared.identifiers;
  return { ...prepared, identifiers, event: withoutDelicate(prepared.event, refused, delicate), wire, body: JSON.stringify(wire) };
}

/** Whether she agreed to a purpose, for each event that is asked about; people are read only where the event itself is silent. */
async function agreements(
  sql: Sql,
  found: readonly Found[],
  events: readonly PreparedEvent[],
  { consent }: BatchContext,
): Promise<(prepared: PreparedEvent, purpose: DelicatePurpose) => boolean> {
  const own = (prepared: PreparedEvent, purpose: DelicatePurpose) => ownWordOn(prepared.event, purpose);
  const silent = found.filter(({ prepared, delicate }) => delicate.some(({ purpose }) => own(prepared, purpose) === undefined));
  const standing = silent.length === 0 ? undefined : await readStanding(sql, silent, events);
  return (prepared, purpose) => {
    const word = own(prepared, purpose);
    if (word !== undefined || standing === undefined) return word === true;
    const { id, fragments } = standing(prepared);
    const { allowed, said } = permissionsOf(fragments, {}, consent, prepared.event.time).mayUse(id, purpose);
    return allowed && said !== undefined && said.time <= prepared.event.time;
  };
}

const nameOf = ({ namespace, value }: Identifier): string => `${namespace}\0${value}`;
// No identifier has this number.
const unknownId = 0;

/** What stands under the strongest identifier of each event, the batch's own events included. */
async function readStanding(
  sql: Sql,
  silent: readonly Found[],
  events: readonly PreparedEvent[],
): Promise<(prepared: PreparedEvent) => { id: number; fragments: readonly SaidFragment[] }> {
  const wanted = new Map(silent.map(({ prepared }) => [nameOf(ownerOf(prepared)), ownerOf(prepared)]));
  const rows = await findIdentifiers(sql, [...wanted.values()]);
  const people = await readFragments(sql, [...new Set(rows.map((row) => row.person_id as PersonId))]);
  const said = new Map<string, SaidFragment['summary']['permissions'][number][]>();
  for (const prepared of events) {
    const name = nameOf(ownerOf(prepared));
    if (!wanted.has(name)) continue;
    said.set(name, [...(said.get(name) ?? []), ...permissionsSaidBy(prepared.event)]);
  }
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  return (prepared) => {
    const name = nameOf(ownerOf(prepared));
    const row = byName.get(name);
    const words = said.get(name) ?? [];
    if (row === undefined) return { id: unknownId, fragments: [{ identifier: { id: unknownId }, summary: { permissions: words } }] };
    const fragments = (people.get(row.person_id as PersonId) ?? []).map(({ identifier, summary }): SaidFragment => {
      const permissions = (identifier.id as number) === row.id ? [...summary.permissions, ...words] : summary.permissions;
      return { identifier, summary: { permissions, traits: summary.traits } };
    });
    return { id: row.id, fragments };
  };
}

function ownerOf({ identifiers }: PreparedEvent): Identifier {
  return identifiers[0] as Identifier;
}
