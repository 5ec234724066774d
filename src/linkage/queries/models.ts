export interface ModelRow {
  readonly version: number;
  readonly fitted_at: number;
  readonly body: string;
}

export const addModel = 'INSERT INTO linkage_model (fitted_at, body) VALUES ($1, $2) RETURNING version';

export const modelByVersion = 'SELECT version, fitted_at, body FROM linkage_model WHERE version = $1';

export const newestVersion = 'SELECT max(version) AS version FROM linkage_model';
