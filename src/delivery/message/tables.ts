/**
 * Messages to people, and what becomes of each. A message stands with the identifier that named its person, so that it goes where she goes in a join or a
 * split. Times are milliseconds since 1970. `once` is what its maker calls it, so that asking twice makes one.
 */
export const messageTables = `
CREATE TABLE message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  identifier_id bigint NOT NULL,
  ways text[] NOT NULL,
  way text NOT NULL,
  purpose text NOT NULL,
  is_promotion boolean NOT NULL,
  is_answer boolean NOT NULL,
  product text,
  body text NOT NULL,
  state text NOT NULL
    CHECK (state IN ('planned', 'held', 'sending', 'sent', 'refused', 'dropped', 'cancelled', 'failed', 'unsure')),
  reason text,
  reasons text NOT NULL DEFAULT '[]',
  group_id bigint,
  mailing_id bigint,
  rule text,
  asked_for bigint NOT NULL,
  due_at bigint NOT NULL,
  until_at bigint,
  address_id bigint,
  connector text,
  is_stand_in boolean NOT NULL DEFAULT false,
  words text,
  sent_at bigint,
  attempts int NOT NULL DEFAULT 0,
  claimed_until bigint NOT NULL DEFAULT 0,
  has_begun boolean NOT NULL DEFAULT false,
  error text,
  receipt text CHECK (receipt IN ('bounced', 'delivered', 'ignored', 'seen', 'used')),
  receipt_at bigint,
  made_by text NOT NULL,
  made_at bigint NOT NULL,
  once text UNIQUE
);
CREATE INDEX message_due ON message (due_at) WHERE state IN ('planned', 'held');
CREATE INDEX message_open ON message (identifier_id) WHERE state IN ('planned', 'held', 'sending');
CREATE INDEX message_sending ON message (claimed_until) WHERE state = 'sending';
CREATE INDEX message_group ON message (group_id, identifier_id) WHERE group_id IS NOT NULL AND state IN ('planned', 'held');
CREATE INDEX message_identifier ON message (identifier_id, id);
CREATE INDEX message_state ON message (state, id);
CREATE INDEX message_way ON message (way, id);
CREATE INDEX message_reason ON message (reason, id) WHERE reason IS NOT NULL;
CREATE INDEX message_mailing ON message (mailing_id, state) WHERE mailing_id IS NOT NULL;

CREATE TABLE message_step (
  message_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at bigint NOT NULL,
  state text NOT NULL,
  code text NOT NULL,
  words text NOT NULL,
  made_by text NOT NULL,
  PRIMARY KEY (message_id, id)
);

CREATE TABLE message_address (
  identifier_id bigint PRIMARY KEY,
  bounced_at bigint NOT NULL,
  words text NOT NULL
);

CREATE TABLE message_signal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identifier_id bigint NOT NULL,
  source_id int NOT NULL,
  message_id text NOT NULL,
  name text NOT NULL,
  time bigint NOT NULL,
  properties text NOT NULL
);

CREATE TABLE mailing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id bigint NOT NULL,
  body text NOT NULL,
  state text NOT NULL DEFAULT 'planning' CHECK (state IN ('planning', 'planned', 'cancelled')),
  after_person bigint NOT NULL DEFAULT 0,
  people int NOT NULL DEFAULT 0,
  made_by text NOT NULL,
  made_at bigint NOT NULL,
  once text UNIQUE
);

CREATE TABLE message_secret (
  name text PRIMARY KEY,
  sealed bytea NOT NULL,
  changed_by text NOT NULL,
  changed_at bigint NOT NULL
);

CREATE TABLE message_source (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  source_id int NOT NULL
);
`;

/** Steps may speak of a channel that was passed over. */
export const messageStepWays = 'ALTER TABLE message_step ADD COLUMN way text;';

/** A message may hang on an audience, which is kept live, as on a group; a mailing goes to the people of one of both. */
export const messageAudiences = `
ALTER TABLE message ADD COLUMN audience_id bigint;
CREATE INDEX message_audience ON message (audience_id, identifier_id) WHERE audience_id IS NOT NULL AND state IN ('planned', 'held');
ALTER TABLE mailing ALTER COLUMN group_id DROP NOT NULL, ADD COLUMN audience_id bigint, ADD CHECK (num_nonnulls(group_id, audience_id) = 1);
`;
