import type { Sql } from '../storage/index.ts';
import { listRefused } from './manage-imports.ts';

const rowsPerRead = 2_000;

/**
 * The refused rows of an import as CSV: line, reason, then the columns of the file, so that a person can mend them there and upload the
 * result. Rows that could not be cut into cells stand whole in the column `row`. Account and card numbers are sealed.
 */
export async function* refusedAsCsv(sql: Sql, importId: number): AsyncGenerator<string> {
  let after = 0;
  let columns: readonly string[] | undefined;
  for (;;) {
    const rows = await listRefused(sql, importId, after, rowsPerRead);
    const contents = rows.map((row) => JSON.parse(row.content) as string | Record<string, string>);
    if (columns === undefined) {
      columns = Object.keys(contents.find((content) => typeof content === 'object') ?? {});
      yield csvLine(['line', 'reason', ...columns, 'row']);
    }
    const names = columns;
    const lines = rows.map((row, index) => {
      const content = contents[index];
      const cells = typeof content === 'object' ? names.map((name) => content[name] ?? '') : names.map(() => '');
      return csvLine([String(row.line), row.reason, ...cells, typeof content === 'string' ? content : '']);
    });
    if (lines.length > 0) yield lines.join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsPerRead) return;
    after = last.id;
  }
}

/** One line of CSV by RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
