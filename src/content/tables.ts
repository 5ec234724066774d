import type { Migration } from '../storage/index.ts';

/** Items with their versions, and the tags of each apart: a person confirms them when the text does not change. Times are milliseconds since 1970. */
const content = `
CREATE TABLE content_item (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  kind text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'active', 'archived')),
  version int NOT NULL,
  revision int NOT NULL DEFAULT 1,
  body text NOT NULL
);
CREATE TABLE content_version (
  item_id bigint NOT NULL REFERENCES content_item (id),
  version int NOT NULL CHECK (version > 0),
  body text NOT NULL,
  changed_by text NOT NULL,
  changed_at bigint NOT NULL,
  reason text NOT NULL,
  restores int,
  PRIMARY KEY (item_id, version)
);
CREATE TABLE content_tag (
  item_id bigint NOT NULL REFERENCES content_item (id),
  kind text NOT NULL CHECK (kind IN ('question', 'stage', 'product', 'occasion', 'device', 'mood', 'topic')),
  value text NOT NULL,
  state text NOT NULL CHECK (state IN ('suggested', 'confirmed', 'refused')),
  because text[] NOT NULL DEFAULT '{}',
  settled_by text,
  settled_at bigint,
  PRIMARY KEY (item_id, kind, value)
);
CREATE INDEX content_tag_value ON content_tag (kind, value);
`;

export const migrations: Migration[] = [{ id: 'content/0001-items', sql: content }];
