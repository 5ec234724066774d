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

export const migrations: Migration[] = [
  { id: 'governance/0001-audit', sql: audit },
  { id: 'governance/0002-key-id', sql: keyId },
  { id: 'governance/0003-people-of-decisions', sql: peopleOfDecisions },
];
