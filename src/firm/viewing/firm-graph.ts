import { int8Array, type Sql } from '../../storage/index.ts';
import { readRoles } from '../keeping/roles.ts';
import * as standing from '../queries/standing.ts';
import { liveRoles, type PartyRole } from '../role/party-role.ts';
import { dayOf, isLive } from '../role/span.ts';
import type { Account } from './account.ts';
import { type FirmInBrief, type FirmRelation, type KnownFirm, readFirmNames, relationsIn } from './read-firm.ts';

/** A firm as a node: what it is to us now, and where it stands to the one in the middle. */
export interface GraphFirm extends FirmInBrief {
  readonly place: 'itself' | 'above' | 'part' | 'other';
  readonly roles: readonly PartyRole[];
}

export interface FirmGraph {
  readonly firms: readonly GraphFirm[];
  /** Relations that hold now, parts of firms included. */
  readonly relations: readonly FirmRelation[];
}

const relationsMax = 300;

/** A firm with those above it, its parts, and the firms that it or its parts have to do with now. Four statements. */
export async function readFirmGraph(sql: Sql, firm: KnownFirm, account: Account, now: number): Promise<FirmGraph> {
  const parts = account.parts.map(({ id }) => id);
  const above = firm.parents.map(({ id }) => id);
  const rows = await sql.prepared<standing.RelationRow>('firm_relations', standing.relationsOfFirms, [
    int8Array([...parts, ...above]),
    relationsMax,
  ]);
  const day = dayOf(now);
  const inside = new Set([...parts, ...above]);
  const isNear = ({ firm_id, other_id, kind }: standing.RelationRow): boolean =>
    // Other children of those above belong to their graph.
    kind === 'part of' ? inside.has(firm_id) && inside.has(other_id) : parts.includes(firm_id) || parts.includes(other_id);
  const live = rows.filter((row) => isLive({ since: row.since, until: row.until ?? undefined }, day) && isNear(row));
  const ids = [...new Set([firm.id, ...parts, ...above, ...live.flatMap(({ firm_id, other_id }) => [firm_id, other_id])])];
  const [names, roles] = await Promise.all([readFirmNames(sql, ids), readRoles(sql, ids)]);
  const placeOf = (id: number): GraphFirm['place'] =>
    id === firm.id ? 'itself' : above.includes(id) ? 'above' : parts.includes(id) ? 'part' : 'other';
  return {
    firms: ids.flatMap((id) => {
      const known = names.get(id);
      return known === undefined ? [] : [{ ...known, place: placeOf(id), roles: liveRoles(roles.get(id) ?? [], day) }];
    }),
    relations: relationsIn(live, names),
  };
}
