import type { Migration } from '../storage/index.ts';

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

export const migrations: Migration[] = [{ id: 'delivery/0001-webhooks', sql: webhooks }];
