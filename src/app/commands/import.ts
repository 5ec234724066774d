import { readFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import { InvalidInput } from '../../foundation/index.ts';
import { connectProduct } from './connect-product.ts';
import { ensureSource, importFile, requireRows, uploadFile } from './import-file.ts';
import { reportImport, showProgress, showUpload } from './import-progress.ts';
import { runLab } from './run-lab.ts';

/** Said below the options of `loyalty import --help`. */
export const importDetails = `Without --mapping the columns are recognised by heading and content and the suggested mapping is printed: look at it, save
it, change it, and give it back with --mapping; or take it as it is with --yes. Importing the same file twice applies nothing twice.

Recipes bring in public data: --recipe cdnow, --recipe online-retail (LOYALTY_DATA names the folder it lies in).`;

export const importCommand = defineCommand({
  meta: {
    name: 'import',
    description: 'Import a file (CSV, text columns, NDJSON, JSON, Parquet; gzip too) into a source.',
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
      // The laboratory talks to a product that runs: where none does, it is started here, as for a file.
      const product = await connectProduct(args);
      try {
        process.exitCode = await runLab('import-recipe.ts', [args.recipe, '--data', product.dataDir]);
      } finally {
        await product.close();
      }
      return;
    }
    if (args.file === undefined || args.source === undefined) {
      throw new InvalidInput('app.bad_arguments', [
        { at: 'import', message: 'give a file and --source <name>, or --recipe <name>; --help explains' },
      ]);
    }
    const given = args.mapping === undefined ? undefined : readMapping(args.mapping);
    const product = await connectProduct(args);
    try {
      const uploaded = await uploadFile(product, args.file, showUpload);
      if (given === undefined) requireRows(uploaded);
      const mapping = given ?? uploaded.suggestion;
      if (given === undefined && !args.yes) {
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
      reportImport(state);
    } finally {
      await product.close();
    }
  },
});

/** @throws InvalidInput `app.bad_arguments` for a file that is no JSON */
function readMapping(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new InvalidInput('app.bad_arguments', [
      { at: `--mapping ${path}`, message: `is no JSON (${(error as Error).message.slice(0, 100)})` },
    ]);
  }
}
