import type { Migration } from '../storage/index.ts';

/**
 * Entries carry their own unbroken numbering (no sequence: sequences leave gaps, and here a gap means a removed entry). The
 * triggers stop honest mistakes and careless hands; the chain, the signed head and the anchor outside find the rest.
 */
const audit = `
CREATE TABLE audit (
  id bigint PRIMARY KEY CHECK (id > 0),
  time bigint NOT NULL,
  actor_kind text NOT NULL,
  actor_id bigint,
  actor_name text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  reason text,
  details text NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, id);
CREATE INDEX audit_actor ON audit (actor_kind, actor_id, id);

CREATE TABLE audit_head (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  id bigint NOT NULL,
  hash bytea NOT NULL,
  signature bytea NOT NULL
);
INSERT INTO audit_head (id, hash, signature) VALUES (0, decode(repeat('00', 32), 'hex'), '');

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM PUBLIC;
`;

/** Which key signs the head, so that a copy of the product with other keys can be told so at its start. */
const keyId = 'ALTER TABLE audit_head ADD COLUMN key_id text;';

/** A join or split concerns more people than the one on whose page it was made; the details name them all. */
const peopleOfDecisions = `
CREATE INDEX audit_people ON audit USING gin ((details::jsonb -> 'people')) WHERE action LIKE 'identity.%';
`;

/**
 * Changes that need two signatures. One person signs once, and each role once, whatever the program above does; one change of a kind and
 * subject is open at a time.
 */
const jointChanges = `
CREATE TABLE joint_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL,
  change text NOT NULL,
  reason text NOT NULL,
  proposed_by_kind text NOT NULL,
  proposed_by_id bigint,
  proposed_by_name text NOT NULL,
  proposed_at bigint NOT NULL,
  required_roles text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'signed', 'carriedOut', 'withdrawn', 'refused')),
  settled_by text,
  settled_at bigint,
  settled_reason text
);
CREATE UNIQUE INDEX joint_change_open ON joint_change (kind, subject) WHERE state IN ('proposed', 'signed');

CREATE TABLE joint_signature (
  change_id bigint NOT NULL REFERENCES joint_change (id),
  user_id bigint NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  signed_at bigint NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (change_id, user_id),
  UNIQUE (change_id, role)
);
`;

export const migrations: Migration[] = [
  { id: 'governance/0001-audit', sql: audit },
  { id: 'governance/0002-key-id', sql: keyId },
  { id: 'governance/0003-people-of-decisions', sql: peopleOfDecisions },
  { id: 'governance/0004-joint-changes', sql: jointChanges },
];
