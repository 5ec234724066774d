import type { PermissionSignal } from '../../../api/contract.ts';

/** What one identifier said in one breath: the same way, at the same source, at the same moment. */
export interface PermissionGroup {
  key: string;
  said: PermissionSignal;
  purposes: PermissionSignal[];
}

// A consent dialogue writes its purposes within seconds of each other, and its answer is one act.
const sameBreathMs = 60_000;

/** Puts together the purposes that were answered in one act, in the order in which they came. */
export function permissionGroups(permissions: readonly PermissionSignal[]): PermissionGroup[] {
  const groups: PermissionGroup[] = [];
  for (const one of permissions) {
    const group = groups.find(({ said }) => sameAct(said, one));
    if (group === undefined) groups.push({ key: permissionKey(one), said: one, purposes: [one] });
    else group.purposes.push(one);
  }
  return groups;
}

/** Names one permission among all of a person. */
export function permissionKey({ purpose, identifier }: PermissionSignal): string {
  return `permission ${purpose} ${identifier.namespace} ${identifier.value}`;
}

function sameAct(one: PermissionSignal, other: PermissionSignal): boolean {
  return (
    one.identifier.namespace === other.identifier.namespace &&
    one.identifier.value === other.identifier.value &&
    one.signal === other.signal &&
    one.source.id === other.source.id &&
    Math.abs(Date.parse(one.time) - Date.parse(other.time)) <= sameBreathMs
  );
}
