export interface ModelRow {
  readonly version: number;
  readonly fitted_at: number;
  readonly fitted_by: string;
  readonly body: string;
}

export const addModel = `INSERT INTO value_model (fitted_at, fitted_by, body) VALUES ($1, $2, $3) RETURNING version`;

export const useModel = `INSERT INTO value_model_use (version, used_at, used_by, reason, accepted) VALUES ($1, $2, $3, $4, $5)`;

/** The model in use. */
export const currentModel = `
SELECT version, fitted_at, fitted_by, body FROM value_model
WHERE version = (SELECT version FROM value_model_use ORDER BY id DESC LIMIT 1)`;

// With when each was last put into use.
const listedModels = `
SELECT model.version, fitted_at, fitted_by, body, used.used_at, used.used_by, used.reason
FROM value_model model
LEFT JOIN LATERAL (SELECT * FROM value_model_use WHERE version = model.version ORDER BY id DESC LIMIT 1) used ON true`;

export const newestModels = `${listedModels} ORDER BY model.version DESC LIMIT $1`;

export const modelByVersion = `${listedModels} WHERE model.version = $1`;

export interface ListedModelRow extends ModelRow {
  readonly used_at: number | null;
  readonly used_by: string | null;
  readonly reason: string | null;
}

export const notifyModel = `SELECT pg_notify('value_model', $1)`;

/** To the live stream: whoever looks at the page of models looks again. */
export const notifyPages = `SELECT pg_notify('topic', 'value')`;
