import type { IdentifierRef, Join } from '../../../api/contract.ts';

export function identifierKey({ namespace, value }: IdentifierRef): string {
  return `${namespace}\u0000${value}`;
}

/** Joins in force with one end among the separated identifiers and the other among those that stay: a split ends these. */
export function joinsAcross(joins: Join[], separated: ReadonlySet<string>): Join[] {
  return joins.filter(
    (join) => join.state === 'joined' && separated.has(identifierKey(join.between[0])) !== separated.has(identifierKey(join.between[1])),
  );
}
