export interface ModelRow {
  readonly version: number;
  readonly fitted_at: number;
  readonly body: string;
}

export const addModel = 'INSERT INTO linkage_model (fitted_at, body) VALUES ($1, $2) RETURNING version';

export const modelByVersion = 'SELECT version, fitted_at, body FROM linkage_model WHERE version = $1';

/** Which model is in force; the model itself is large. */
export const newestVersion = 'SELECT version, fitted_at FROM linkage_model ORDER BY version DESC LIMIT 1';
