import type { PermissionOfEveryone } from '../../api/contract.ts';

/** The answers as one source tells them, or all; what nobody answered there is not shown, for silence has no source. Pure. */
export function answersOf(rows: readonly PermissionOfEveryone[], source: string | undefined): PermissionOfEveryone[] {
  if (source === undefined) return [...rows];
  return rows.flatMap((row) => {
    const own = row.sources.find((one) => String(one.source.id) === source);
    return own === undefined ? [] : [{ ...row, yes: own.yes, no: own.no }];
  });
}
