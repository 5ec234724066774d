import type { Migration } from '../storage/index.ts';
import { messageAudiences, messageStepWays, messageTables } from './message/tables.ts';

/**
 * Times are milliseconds since 1970. The queue has no foreign key: it is written inside the processing transaction, where a lock
 * on the subscriber's row for every event would be felt. `person_id` is 0 for what concerns nobody in particular.
 */
const webhooks = `
CREATE TABLE webhook (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url text NOT NULL,
  description text NOT NULL,
  events text[] NOT NULL,
  purpose text NOT NULL,
  secret bytea NOT NULL,
  previous_secret bytea,
  previous_until bigint NOT NULL DEFAULT 0,
  enabled boolean NOT NULL DEFAULT true,
  disabled_reason text,
  failing_since bigint,
  last_error text,
  created_by text NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE webhook_queue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook_id bigint NOT NULL,
  person_id bigint NOT NULL,
  event_id text NOT NULL,
  event_name text NOT NULL,
  body text NOT NULL,
  queued_at bigint NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  due_at bigint NOT NULL DEFAULT 0,
  claimed_until bigint NOT NULL DEFAULT 0
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX webhook_queue_order ON webhook_queue (webhook_id, person_id, id);
CREATE INDEX webhook_queue_tried ON webhook_queue (webhook_id) WHERE attempts > 0;

CREATE TABLE webhook_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook_id bigint NOT NULL,
  person_id bigint NOT NULL,
  event_id text NOT NULL,
  event_name text NOT NULL,
  attempt int NOT NULL,
  at bigint NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('delivered', 'failed', 'given_up')),
  status int,
  error text,
  took_ms int NOT NULL,
  body text
);
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_at ON webhook_delivery (at);
`;

/**
 * By which identifier an event came, so that what she allowed is asked again before it leaves. What was queued before knows only the person, whose
 * number is that of one of her identifiers.
 */
const identifiers = `
ALTER TABLE webhook_queue ADD COLUMN identifier_id bigint NOT NULL DEFAULT 0;
UPDATE webhook_queue SET identifier_id = person_id;
ALTER TABLE webhook_delivery ADD COLUMN identifier_id bigint NOT NULL DEFAULT 0;
UPDATE webhook_delivery SET identifier_id = person_id WHERE body IS NOT NULL;
ALTER TABLE webhook_delivery DROP CONSTRAINT webhook_delivery_outcome_check;
ALTER TABLE webhook_delivery ADD CHECK (outcome IN ('delivered', 'failed', 'given_up', 'withheld'));
`;

/** How far comings and leavings of audiences have been told to subscribers; empty until somebody looks for the first time. */
const audiences = `
CREATE TABLE audience_told (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  through bigint
);
INSERT INTO audience_told DEFAULT VALUES;
`;

/** Of whom subscribers were told that they came to an audience, so that these hear that they left, whatever is allowed then. */
const audiencePeople = `
CREATE TABLE audience_told_person (
  webhook_id bigint NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  audience_id bigint NOT NULL,
  person_id bigint NOT NULL,
  PRIMARY KEY (person_id, audience_id, webhook_id)
);
CREATE INDEX audience_told_person_webhook ON audience_told_person (webhook_id);
`;

export const migrations: Migration[] = [
  { id: 'delivery/0001-webhooks', sql: webhooks },
  { id: 'delivery/0002-identifiers', sql: identifiers },
  { id: 'delivery/0003-messages', sql: messageTables },
  { id: 'delivery/0004-audiences', sql: audiences },
  { id: 'delivery/0005-message-audiences', sql: messageAudiences },
  { id: 'delivery/0006-audience-people', sql: audiencePeople },
  { id: 'delivery/0007-message-step-ways', sql: messageStepWays },
];
