import { int4Array, int8Array, type Sql, textArray } from '../../storage/index.ts';
import { nameFirms } from '../keeping/name-firms.ts';
import type { FirmIdentifier } from '../number/firm-identifier.ts';
import * as queries from '../queries/firm.ts';
import type { FirmStatement } from './firm-statement.ts';

/**
 * The firms behind the numbers that events give them. One that nobody knows is made, unless its registered numbers, or else its domain, are those of a
 * firm that this source knows under no other number: then it is that one. What only names a firm makes none.
 */
export async function firmsOfGroups(sql: Sql, statements: readonly FirmStatement[]): Promise<Map<string, number>> {
  const groups = new Set(
    statements.flatMap(({ said }) => (said.parentGroupId === undefined ? [said.groupId] : [said.groupId, said.parentGroupId])),
  );
  const firms = await firmsKnown(sql, [...groups]);
  const describing = statements.filter(({ said }) => said.describes);
  if (describing.length === 0) return firms;
  await sql.query(queries.lockFirms);
  if ([...groups].some((group) => !firms.has(group)))
    for (const [group, firm] of await firmsKnown(sql, [...groups])) firms.set(group, firm);
  for (const statement of describing) {
    const { said, event } = statement;
    for (const group of said.parentGroupId === undefined ? [said.groupId] : [said.parentGroupId, said.groupId]) {
      if (firms.has(group)) continue;
      const isItself = group === said.groupId;
      const firm =
        (isItself ? await firmWithNumbers(sql, said.identifiers, event.sourceId) : undefined) ??
        (await makeFirm(sql, (isItself ? said.name : undefined) ?? group, event.time));
      await sql.prepared('firm_add_identifiers', queries.addIdentifiers, [
        textArray(['group_id']),
        textArray([group]),
        int8Array([firm]),
        int4Array([event.sourceId]),
        textArray(['']),
        textArray([event.messageId]),
        int8Array([event.time]),
      ]);
      firms.set(group, firm);
    }
  }
  return firms;
}

async function firmsKnown(sql: Sql, groups: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.prepared<queries.IdentifierRow>('firm_identifiers_named', queries.identifiersNamed, [
    textArray(groups.map(() => 'group_id')),
    textArray(groups),
  ]);
  return new Map(rows.map(({ value, firm_id }) => [value, firm_id]));
}

async function makeFirm(sql: Sql, name: string, at: number): Promise<number> {
  const [row] = await sql.prepared<{ id: number }>('firm_add', queries.addFirm, ['firm', name, at]);
  const id = (row as { id: number }).id;
  await nameFirms(sql, [id], at);
  return id;
}

async function firmWithNumbers(sql: Sql, identifiers: readonly FirmIdentifier[], sourceId: number): Promise<number | undefined> {
  if (identifiers.length === 0) return undefined;
  const met = await sql.prepared<queries.IdentifierRow>('firm_identifiers_named', queries.identifiersNamed, [
    textArray(identifiers.map(({ namespace }) => namespace)),
    textArray(identifiers.map(({ value }) => value)),
  ]);
  if (met.length === 0) return undefined;
  const owned = await sql.prepared<queries.IdentifierRow>('firm_identifiers_of', queries.identifiersOfFirms, [
    int8Array([...new Set(met.map(({ firm_id }) => firm_id))]),
  ]);
  const groups = owned.filter(({ namespace }) => namespace === 'group_id');
  // Two numbers in one list are two accounts, also where they share a register's number as branches do.
  const fits = ({ namespace, firm_id }: queries.IdentifierRow): boolean =>
    namespace === 'domain'
      ? !groups.some((group) => group.firm_id === firm_id)
      : !groups.some((group) => group.firm_id === firm_id && group.source_id === sourceId);
  return [...met].sort((left, right) => Number(left.namespace === 'domain') - Number(right.namespace === 'domain')).find(fits)?.firm_id;
}
