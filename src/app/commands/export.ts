import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { defineCommand } from 'citty';
import { InvalidInput } from '../../foundation/index.ts';
import { connectProduct, refusal } from './connect-product.ts';

const formats = ['ndjson', 'csv'] as const;

export const exportCommand = defineCommand({
  meta: {
    name: 'export',
    description: 'Write all customers, one a line, to a file or to the output. The export is noted in the audit log.',
  },
  args: {
    format: { type: 'string', default: 'ndjson', description: `one of ${formats.join(', ')}` },
    out: { type: 'string', description: 'file to write; the output when absent' },
    data: { type: 'string', description: 'data folder of the product (./data)' },
  },
  run: async ({ args }) => {
    if (!(formats as readonly string[]).includes(args.format)) {
      throw new InvalidInput('app.bad_arguments', [{ at: '--format', message: `say one of ${formats.join(', ')}` }]);
    }
    const product = await connectProduct(args);
    const leaving = new AbortController();
    const into = args.out === undefined ? process.stdout : createWriteStream(args.out, { mode: 0o600 });
    into.once('error', (error) => leaving.abort(error));
    try {
      const asked = { headers: product.headers, signal: leaving.signal };
      const response = await fetch(`${product.address}/v1/export/people.${args.format}`, asked);
      if (!response.ok || response.body === null) throw refusal(await response.text(), response.status);
      await pipeline(Readable.fromWeb(response.body as never), into, { end: args.out !== undefined });
    } catch (error) {
      // Whoever reads the output has seen enough, as `head` has.
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    } finally {
      await product.close();
    }
  },
});
