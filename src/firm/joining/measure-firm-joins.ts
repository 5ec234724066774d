import { type CalibrationBand, calibrationOf } from '../../linkage/index.ts';
import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/likeness.ts';

/**
 * How right the chances of pairs of firms were, by what reviewers said: `join` is one firm, `different` and `group` are two, and so is a join that was undone. Of a pair that was said of
 * by several, each counts. Assumption: reviewers are right, and look at what the list brings: bands that nobody looked at are left out.
 */
export async function measureFirmCalibration(sql: Sql): Promise<CalibrationBand[]> {
  const rows = await sql.query<{ chance: number; is_one: boolean }>(queries.labels);
  return calibrationOf(rows.map(({ chance, is_one }) => ({ chance, isOne: is_one })));
}
