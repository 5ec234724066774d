import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import pc from 'picocolors';
import { InvalidInput } from '../../foundation/index.ts';
import { connectProduct } from './connect-product.ts';
import { ensureSource, type ImportState, importFile, uploadFile } from './import-file.ts';

const problemsShownMax = 20;

export const importCommand = defineCommand({
  meta: {
    name: 'import',
    description: `Import a file (CSV, text columns, NDJSON, JSON, Parquet; gzip too) into a source.

Without --mapping the columns are recognised by heading and content and the suggested mapping is printed: look at it, save it, change
it, and give it back with --mapping; or take it as it is with --yes. Importing the same file twice applies nothing twice.

Recipes bring in public data: --recipe cdnow, --recipe online-retail (LOYALTY_DATA names the folder it lies in).`,
  },
  args: {
    file: { type: 'positional', required: false, description: 'path of the file' },
    source: { type: 'string', description: 'name of the source; added when there is none' },
    channel: { type: 'string', default: 'store', description: 'channel of a source that is added' },
    'marketing-owner': { type: 'string', default: 'Marketing', description: 'who in marketing answers for an added source' },
    'technology-owner': { type: 'string', default: 'Technology', description: 'who in technology answers for an added source' },
    timezone: { type: 'string', description: 'zone of local times, for a source that is added (UTC)' },
    currency: { type: 'string', description: 'currency of plain amounts, for a source that is added' },
    mapping: { type: 'string', description: 'JSON file with the mapping' },
    yes: { type: 'boolean', default: false, description: 'take the suggested mapping as it is' },
    again: { type: 'boolean', default: false, description: 'import although exactly this file went in before' },
    recipe: { type: 'string', description: 'import public data by its recipe' },
    data: { type: 'string', description: 'data folder of the product (./data)' },
  },
  run: async ({ args }) => {
    if (args.recipe !== undefined) {
      process.exitCode = await runLab('import-recipe.ts', [args.recipe, ...(args.data === undefined ? [] : ['--data', args.data])]);
      return;
    }
    if (args.file === undefined || args.source === undefined) {
      throw new InvalidInput('app.bad_arguments', [
        { at: 'import', message: 'give a file and --source <name>, or --recipe <name>; --help explains' },
      ]);
    }
    const product = await connectProduct(args);
    try {
      const uploaded = await uploadFile(product, args.file);
      const mapping = args.mapping === undefined ? uploaded.mapping : (JSON.parse(readFileSync(args.mapping, 'utf8')) as unknown);
      if (args.mapping === undefined && !args.yes) {
        process.stdout.write(`${JSON.stringify(mapping, undefined, 2)}\n`);
        process.stderr.write('This is how the file would be read. Run again with --yes, or with --mapping <file> after changing it.\n');
        return;
      }
      const sourceId = await ensureSource(product, {
        name: args.source,
        channel: args.channel,
        marketingOwner: args['marketing-owner'],
        technologyOwner: args['technology-owner'],
        timezone: args.timezone,
        currency: args.currency,
      });
      const state = await importFile(product, { fileId: uploaded.fileId, sourceId, mapping, again: args.again }, showProgress);
      report(state);
    } finally {
      await product.close();
    }
  },
});

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

export function report(state: ImportState, label = ''): void {
  const refused = state.rowsRefused === 0 ? '' : pc.yellow(`, ${state.rowsRefused.toLocaleString('en')} refused`);
  process.stdout.write(`${label}${state.rowsAccepted.toLocaleString('en')} rows accepted${refused} (${state.state})\n`);
  for (const problem of state.problems.slice(0, problemsShownMax)) process.stdout.write(`  line ${problem.line}: ${problem.message}\n`);
  if (state.problems.length > problemsShownMax)
    process.stdout.write(`  and ${state.problems.length - problemsShownMax} more, listed on the import's page\n`);
  if (state.state === 'failed') process.exitCode = 1;
}

/** Runs a program of the lab beside the product; it talks to the product from outside, as a customer's own program would. */
export function runLab(program: string, args: readonly string[]): Promise<number> {
  const root = join(import.meta.dirname, '..');
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'lab', program), ...args], { cwd: root, stdio: 'inherit' });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
