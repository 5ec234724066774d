import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidInput } from '../../foundation/index.ts';
import { type ConnectedProduct, refusal } from './connect-product.ts';

/** An import as the API tells of it. */
export interface ImportState {
  readonly id: number;
  readonly state: 'checking' | 'running' | 'paused' | 'done' | 'failed';
  readonly rowsRead: number;
  readonly rowsAccepted: number;
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

/** Sends a file to the product, byte for byte; the answer holds what it was found to be and a suggested mapping. */
export async function uploadFile(product: ConnectedProduct, path: string): Promise<UploadedFile> {
  const { size } = await stat(path).catch(() => {
    throw new InvalidInput('app.no_such_file', [{ at: path, message: 'cannot be read; give the path of a file' }]);
  });
  const response = await fetch(`${product.address}/v1/files?name=${encodeURIComponent(basename(path))}`, {
    method: 'POST',
    headers: { ...product.headers, 'content-type': 'application/octet-stream', 'content-length': String(size) },
    body: createReadStream(path) as never,
    duplex: 'half',
  } as RequestInit);
  const text = await response.text();
  if (!response.ok) throw refusal(text, response.status);
  return JSON.parse(text) as UploadedFile;
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
    const state = await product.request<ImportState>('GET', `/v1/imports/${importId}`);
    onProgress(state);
    if (state.state === 'done' || state.state === 'failed' || state.state === 'paused') return state;
    await new Promise((done) => setTimeout(done, pollMs));
  }
}
