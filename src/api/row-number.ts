import { Type } from '@sinclair/typebox';

/** Ids, cursors and versions as addresses and bodies give them: never larger than the column that they are compared with. */
interface RowNumberOptions {
  readonly minimum?: number;
  readonly description?: string;
}

// Postgres `integer`: numbers of sources and versions of settings.
const smallNumberMax = 2_147_483_647;

/** The number of a row whose column is a `bigint`; JSON holds whole numbers exactly up to 2^53-1. */
export function rowNumber(options: RowNumberOptions = {}) {
  return Type.Integer({ minimum: 1, ...options, maximum: Number.MAX_SAFE_INTEGER });
}

/** The number of a source, the version of a setting: columns of 32 bits. */
export function smallRowNumber(options: RowNumberOptions = {}) {
  return Type.Integer({ minimum: 1, ...options, maximum: smallNumberMax });
}
