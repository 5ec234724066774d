import type { Migration } from '../storage/index.ts';

/**
 * Versions are added, never changed: the newest one counts. The value is kept as JSON text, not jsonb, so that what comes back is
 * byte for byte what was written (jsonb refuses some legal JSON and rewrites the rest). Times are milliseconds since 1970.
 */
const versions = `
CREATE TABLE setting_version (
  key text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  value text NOT NULL,
  changed_by text NOT NULL,
  changed_at bigint NOT NULL,
  reason text NOT NULL,
  restores int,
  PRIMARY KEY (key, version)
);
`;

export const migrations: Migration[] = [{ id: 'settings/0001-versions', sql: versions }];
