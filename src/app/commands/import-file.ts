import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { InvalidInput, Unavailable } from '../../foundation/index.ts';
import { type ConnectedProduct, refusal } from './connect-product.ts';

/** An import as the API tells of it. */
export interface ImportState {
  readonly id: number;
  readonly state: 'checking' | 'running' | 'paused' | 'done' | 'failed';
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsKnown: number;
  readonly rowsSkipped: number;
  readonly rowsRefused: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly ratePerSecond?: number;
  readonly problems: readonly { line: number; message: string }[];
}

export interface UploadedFile {
  readonly fileId: string;
  /** How the file would be read, as far as its headings and contents tell. */
  readonly suggestion?: Record<string, unknown>;
  readonly columns: readonly { readonly samples: readonly string[] }[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/**
 * A mapping is guessed of what stands in the rows: where none can be read, they are what is wrong, and not the mapping.
 * @throws InvalidInput `connector.no_rows`
 */
export function requireRows({ columns, problems }: Pick<UploadedFile, 'columns' | 'problems'>): void {
  if (columns.some(({ samples }) => samples.length > 0)) return;
  const found = problems.map(({ line, message }) => ({ at: `line ${line}`, message }));
  throw new InvalidInput('connector.no_rows', found.length > 0 ? found : [{ at: 'file', message: 'no row has any content' }]);
}

export interface DeclaredSource {
  readonly name: string;
  readonly channel: string;
  readonly marketingOwner: string;
  readonly technologyOwner: string;
  readonly timezone?: string | undefined;
  readonly currency?: string | undefined;
}

const pollMs = 300;

// On a machine that is busy with an import, a connection may be reset or refused for a moment; a product that has ended is told soon enough.
const unreachedMsMax = 10_000;

// Large pieces: a file of gigabytes goes at the speed of the disk.
const pieceBytes = 1_048_576;

/** Sends a file to the product, byte for byte; the answer holds what it was found to be and a suggested mapping. */
export async function uploadFile(
  product: ConnectedProduct,
  path: string,
  onProgress: (bytesSent: number, bytesTotal: number) => void = () => undefined,
): Promise<UploadedFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new InvalidInput('app.no_such_file', [{ at: path, message: 'cannot be read; give the path of a file' }]);
  const { size } = found;
  // Not by `fetch`, which reads a file faster than it sends it and holds what is in between in memory.
  const outgoing = request(`${product.address}/v1/files?name=${encodeURIComponent(basename(path))}`, {
    method: 'POST',
    headers: { ...product.headers, 'content-type': 'application/octet-stream', 'content-length': size },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => outgoing.once('response', resolve).once('error', reject));
  let sent = 0;
  const pieces = createReadStream(path, { highWaterMark: pieceBytes }).on('data', (piece) => {
    sent += piece.length;
    onProgress(sent, size);
  });
  // A refusal comes before the end of the file and closes the connection: the answer says why.
  const [answer] = await Promise.all([answered, pipeline(pieces, outgoing).catch(() => undefined)]).catch((error: unknown) => {
    throw new Unavailable('app.not_reached', `the product at ${product.address} did not answer`, 1, { cause: error });
  });
  const body = await text(answer);
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 299) throw refusal(body, status);
  return JSON.parse(body) as UploadedFile;
}

/** The number of the source with this name, which is added when there is none. */
export async function ensureSource(product: ConnectedProduct, declared: DeclaredSource): Promise<number> {
  const { sources } = await product.request<{ sources: { id: number; name: string }[] }>('GET', '/v1/sources');
  const found = sources.find((source) => source.name.toLowerCase() === declared.name.toLowerCase());
  if (found) return found.id;
  const { source } = await product.request<{ source: { id: number } }>('POST', '/v1/sources', {
    kind: 'file',
    name: declared.name,
    channel: declared.channel,
    marketingOwner: declared.marketingOwner,
    technologyOwner: declared.technologyOwner,
    ...(declared.timezone === undefined ? {} : { timezone: declared.timezone }),
    ...(declared.currency === undefined ? {} : { currency: declared.currency }),
  });
  return source.id;
}

/** Starts an import and follows it to its end. */
export async function importFile(
  product: ConnectedProduct,
  request: { fileId: string; sourceId: number; mapping: unknown; again?: boolean },
  onProgress: (state: ImportState) => void,
): Promise<ImportState> {
  const { importId } = await product.request<{ importId: number }>('POST', '/v1/imports', request);
  for (;;) {
    const state = await askAgain(() => product.request<ImportState>('GET', `/v1/imports/${importId}`));
    onProgress(state);
    if (state.state === 'done' || state.state === 'failed' || state.state === 'paused') return state;
    await new Promise((done) => setTimeout(done, pollMs));
  }
}

/** Asks what can be asked any number of times until it is answered. @throws Unavailable where nobody answers for some seconds */
async function askAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = performance.now() + unreachedMsMax;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unavailable) || performance.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, pollMs));
    }
  }
}
