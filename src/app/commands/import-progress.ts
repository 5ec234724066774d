import pc from 'picocolors';
import type { ImportState } from './import-file.ts';

const problemsShownMax = 20;
const uploadShownBytesMin = 50_000_000;

/** One line that is written over, where the output is a terminal. */
export function showProgress(state: ImportState, label = 'import'): void {
  if (!process.stderr.isTTY) return;
  writeBar(label, state.bytesTotal === 0 ? 0 : state.bytesRead / state.bytesTotal, `${state.rowsAccepted.toLocaleString('en')} rows`);
  if (state.state === 'done' || state.state === 'failed') process.stderr.write('\n');
}

/** The same for the way of a file to the product, which is worth showing for files that take a while. */
export function showUpload(bytesSent: number, bytesTotal: number): void {
  if (!process.stderr.isTTY || bytesTotal < uploadShownBytesMin) return;
  writeBar('upload', bytesSent / bytesTotal, `${Math.round(bytesSent / 1e6).toLocaleString('en')} MB`);
  if (bytesSent === bytesTotal) process.stderr.write('\n');
}

function writeBar(label: string, share: number, amount: string): void {
  const part = Math.min(1, share);
  const bar = '█'.repeat(Math.round(part * 24)).padEnd(24, '·');
  process.stderr.write(`\r${label.padEnd(28)} ${bar} ${String(Math.round(part * 100)).padStart(3)} %  ${amount} `);
}

/** What became of an import: the count and its first problems, by line. */
export function reportImport(state: ImportState, label = ''): void {
  const counted = (rows: number, words: string): string => (rows === 0 ? '' : `, ${rows.toLocaleString('en')} ${words}`);
  const others = counted(state.rowsKnown, 'known already') + counted(state.rowsSkipped, 'left out');
  const refused = pc.yellow(counted(state.rowsRefused, 'refused'));
  process.stdout.write(`${label}${state.rowsAccepted.toLocaleString('en')} rows accepted${others}${refused} (${state.state})\n`);
  for (const problem of state.problems.slice(0, problemsShownMax)) process.stdout.write(`  line ${problem.line}: ${problem.message}\n`);
  if (state.problems.length > problemsShownMax)
    process.stdout.write(`  and ${state.problems.length - problemsShownMax} more, listed on the import's page\n`);
  if (state.state === 'failed') process.exitCode = 1;
}
