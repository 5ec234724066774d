import pc from 'picocolors';
import type { ImportState } from './import-file.ts';

const problemsShownMax = 20;

/** One line that is written over, where the output is a terminal. */
export function showProgress(state: ImportState, label = 'import'): void {
  if (!process.stderr.isTTY) return;
  const share = state.bytesTotal === 0 ? 0 : Math.min(1, state.bytesRead / state.bytesTotal);
  const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '·');
  process.stderr.write(
    `\r${label.padEnd(28)} ${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${state.rowsAccepted.toLocaleString('en')} rows `,
  );
  if (state.state === 'done' || state.state === 'failed') process.stderr.write('\n');
}

/** What became of an import: the count and its first problems, by line. */
export function reportImport(state: ImportState, label = ''): void {
  const refused = state.rowsRefused === 0 ? '' : pc.yellow(`, ${state.rowsRefused.toLocaleString('en')} refused`);
  process.stdout.write(`${label}${state.rowsAccepted.toLocaleString('en')} rows accepted${refused} (${state.state})\n`);
  for (const problem of state.problems.slice(0, problemsShownMax)) process.stdout.write(`  line ${problem.line}: ${problem.message}\n`);
  if (state.problems.length > problemsShownMax)
    process.stdout.write(`  and ${state.problems.length - problemsShownMax} more, listed on the import's page\n`);
  if (state.state === 'failed') process.exitCode = 1;
}
