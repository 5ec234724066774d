import { type PermissionStatement, permissionStatementsOf } from '../../consent/index.ts';
import type { CustomerEvent } from '../../event/index.ts';
import { meaningOf, noMeaning } from './event-meaning.ts';
import { foldedTime } from './folded-time.ts';

/** What an event says of permission, as folding reads it. Pure. */
export function permissionsSaidBy(event: CustomerEvent): PermissionStatement[] {
  return permissionStatementsOf(event, foldedTime(event), event.kind === 'track' ? meaningOf(event.name) : noMeaning);
}
