export interface WebhookRow {
  readonly id: number;
  readonly url: string;
  readonly description: string;
  readonly events: string[];
  readonly purpose: string;
  readonly secret: Buffer;
  readonly previous_secret: Buffer | null;
  readonly previous_until: number;
  readonly enabled: boolean;
  readonly disabled_reason: string | null;
  readonly failing_since: number | null;
  readonly last_error: string | null;
  readonly created_by: string;
  readonly created_at: number;
}

const columns = `id, url, description, events, purpose, secret, previous_secret, previous_until, enabled, disabled_reason,
  failing_since, last_error, created_by, created_at`;

export const selectWebhooks = `SELECT ${columns} FROM webhook ORDER BY id`;
export const selectEnabledWebhooks = `SELECT ${columns} FROM webhook WHERE enabled ORDER BY id`;
export const selectWebhook = `SELECT ${columns} FROM webhook WHERE id = $1`;
export const countWebhooks = 'SELECT count(*) AS count FROM webhook';

/** What the processing transaction asks for each batch: a table of a few rows, mostly none. */
export const selectWanted = 'SELECT id, events, purpose FROM webhook WHERE enabled';

export const insertWebhook = `
INSERT INTO webhook (url, description, events, purpose, secret, created_by, created_at)
VALUES ($1, $2, $3::text[], $4, $5, $6, $7) RETURNING ${columns}`;

/** Enabling forgets why it was disabled. */
export const updateWebhook = `
UPDATE webhook SET url = $2, description = $3, events = $4::text[], purpose = $5, enabled = $6,
  disabled_reason = CASE WHEN $6 THEN NULL ELSE $7 END,
  failing_since = CASE WHEN $6 AND NOT enabled THEN NULL ELSE failing_since END
WHERE id = $1 RETURNING ${columns}`;

export const updateSecret = `
UPDATE webhook SET previous_secret = secret, previous_until = $3, secret = $2 WHERE id = $1 RETURNING ${columns}`;

export const deleteWebhook = 'DELETE FROM webhook WHERE id = $1 RETURNING id';
export const deleteDeliveriesOfWebhook = 'DELETE FROM webhook_delivery WHERE webhook_id = $1';

export const markFailing = `
UPDATE webhook SET failing_since = coalesce(failing_since, $2), last_error = $3 WHERE id = $1 RETURNING failing_since`;
export const markWorking = 'UPDATE webhook SET failing_since = NULL, last_error = NULL WHERE id = $1 AND failing_since IS NOT NULL';
/** Returns a row for the one that did it: the notice goes out once, however many instances found out. */
export const disableWebhook = `
UPDATE webhook SET enabled = false, disabled_reason = $2 WHERE id = $1 AND enabled RETURNING id`;

/** Heard by whoever delivers, when a subscriber was added or changed. */
export const notifyWebhooksChanged = `SELECT pg_notify('webhooks_changed', '')`;
