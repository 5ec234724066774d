import type { Postgres } from '../storage/index.ts';
import type { QuarantinePort } from './accept.ts';
import { addToQuarantine } from './quarantine.ts';

/** Quarantine as the door sees it: a place for bodies that are no events. */
export function quarantineAtDoor(postgres: Postgres): QuarantinePort {
  return {
    keepUnreadable: ({ meta, ...body }) =>
      postgres.transaction((sql) => addToQuarantine(sql, [{ ...body, meta: JSON.stringify(meta), readable: false }])),
  };
}
