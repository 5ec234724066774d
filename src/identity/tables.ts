import type { Migration } from '../storage/index.ts';

/**
 * `person_id` is the lowest identifier number of the component: a function of who belongs together, so that a split gives both
 * sides back the numbers they had. An edge is evidence that two identifiers belong to one person; whether the component uses it
 * is written beside it in plain words (`refused`), so that a screen can say why two records stayed apart. `marks` are the names and
 * birthdays stated of an identifier, as `encodeMarks` writes them.
 */
const graph = `
CREATE TABLE identifier (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  namespace text NOT NULL,
  value text NOT NULL,
  person_id bigint NOT NULL,
  first_seen bigint NOT NULL,
  source_id int NOT NULL,
  shared boolean NOT NULL DEFAULT false,
  marks text,
  UNIQUE (namespace, value)
);
CREATE INDEX identifier_person ON identifier (person_id);

CREATE TABLE edge (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  a bigint NOT NULL,
  b bigint NOT NULL,
  rule text NOT NULL,
  strength real NOT NULL,
  source_id int NOT NULL,
  message_id text NOT NULL,
  first_time bigint NOT NULL,
  observed_at bigint NOT NULL,
  decision_id bigint,
  refused text,
  CHECK (a < b),
  UNIQUE (a, b, rule)
);
CREATE INDEX edge_b ON edge (b);
CREATE INDEX edge_refused ON edge (refused, id) WHERE refused IS NOT NULL;

CREATE TABLE identity_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('split', 'join')),
  members bigint[] NOT NULL,
  others bigint[] NOT NULL,
  decided_by text NOT NULL,
  reason text NOT NULL,
  decided_at bigint NOT NULL,
  undone_at bigint,
  undone_by text,
  undone_reason text
);
CREATE INDEX identity_decision_members ON identity_decision USING gin (members);
CREATE INDEX identity_decision_others ON identity_decision USING gin (others);

CREATE INDEX edge_decision ON edge (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX edge_decided_a ON edge (a) WHERE rule <> 'observed';
CREATE INDEX edge_decided_b ON edge (b) WHERE rule <> 'observed';

CREATE TABLE identity_epoch (epoch bigint NOT NULL, writer text NOT NULL);
INSERT INTO identity_epoch VALUES (1, '');
`;

/** The latest refusal and the latest leave, in a browser or device, to be known by what was seen of it. */
const attachPermission = `
ALTER TABLE identifier ADD COLUMN attach_refused_at bigint, ADD COLUMN attach_allowed_at bigint;
`;

/** What a join rests on beside somebody's word, as JSON. */
const joinEvidence = `ALTER TABLE identity_decision ADD COLUMN evidence text;`;

/**
 * A word on a link of somebody's own is kept with that link: the latest time at which she linked the identifier and the latest at which she took that
 * back. Before, it was kept with the identifier, and nothing said whose it was: each of its links takes it over, so that what joined nobody joins nobody
 * now, and whoever's link a stranger took back links it once more. Which namespaces join so only the rules in force say; without a setting, the default
 * at the time. What browsers and devices said stays with them.
 */
const ownWords = `
ALTER TABLE edge ADD COLUMN linked_at bigint, ADD COLUMN unlinked_at bigint;
DO $$
DECLARE
  rules json;
  names text[] := '{social_handle,x_handle,twitter_handle,instagram_handle,tiktok_handle,facebook_id,linkedin_id}';
BEGIN
  IF to_regclass('setting_version') IS NOT NULL THEN
    SELECT value::json INTO rules FROM setting_version WHERE key = 'identity.rules' ORDER BY version DESC LIMIT 1;
  END IF;
  IF rules IS NOT NULL THEN
    SELECT coalesce(array_agg(key), '{}') INTO names FROM json_each(rules -> 'namespaces') WHERE value ->> 'onlyByOwnLink' = 'true';
  END IF;
  UPDATE edge SET linked_at = said.attach_allowed_at, unlinked_at = said.attach_refused_at
  FROM identifier said
  WHERE said.id = edge.a AND edge.rule = 'observed' AND said.namespace = ANY (names);
  UPDATE edge SET linked_at = said.attach_allowed_at, unlinked_at = said.attach_refused_at
  FROM identifier said
  WHERE said.id = edge.b AND edge.rule = 'observed' AND said.namespace = ANY (names);
  UPDATE edge SET refused = 'taken_back' WHERE refused = 'not_permitted' AND unlinked_at >= coalesce(linked_at, unlinked_at);
  UPDATE identifier SET attach_allowed_at = NULL, attach_refused_at = NULL
  WHERE namespace = ANY (names) AND (attach_allowed_at IS NOT NULL OR attach_refused_at IS NOT NULL);
END $$;
`;

export const migrations: Migration[] = [
  { id: 'identity/0001-graph', sql: graph },
  { id: 'identity/0002-attach-permission', sql: attachPermission },
  { id: 'identity/0003-join-evidence', sql: joinEvidence },
  { id: 'identity/0004-own-words', sql: ownWords },
];
