import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { WarehouseError } from './warehouse-error.ts';
import { warehouseLimits } from './warehouse-limits.ts';

/** A request's data: in memory while it is small, in a file of the spool folder when it is not. */
export type RequestData = { readonly bytes: Buffer } | { readonly file: string; readonly remove: () => Promise<void> };

/** What the URL says. Names that ClickHouse keeps for HTTP itself are not settings. */
export interface RequestAddress {
  readonly query: string;
  readonly database: string | undefined;
  readonly defaultFormat: string;
  readonly queryId: string | undefined;
  /** The answer begins only when the whole result is known. */
  readonly wholeResult: boolean;
  readonly settings: Record<string, string>;
  readonly parameters: Record<string, string>;
}

const reservedNames = new Set(
  'query database default_format query_id user password session_id session_timeout session_check quota_key role client_protocol_version stacktrace buffer_size compress decompress enable_http_compression http_zlib_compression_level send_progress_in_http_headers http_headers_progress_interval_ms add_http_cors_header cancel_http_readonly_queries_on_client_close wait_end_of_query'.split(
    ' ',
  ),
);

/** Reads the URL (and the headers that may replace parts of it). @throws WarehouseError for what this engine cannot do. */
export function readAddress(url: URL, headers: IncomingMessage['headers']): RequestAddress {
  const settings: Record<string, string> = {};
  const parameters: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('param_')) parameters[name.slice('param_'.length)] = value;
    else if (!reservedNames.has(name)) settings[name] = value;
  }
  for (const name of ['session_id', 'decompress', 'compress']) {
    const value = url.searchParams.get(name);
    if (value !== null && value !== '0') throw new WarehouseError(48, `The embedded warehouse does not support ${name} (NOT_IMPLEMENTED)`);
  }
  const header = (name: string) => (typeof headers[name] === 'string' ? (headers[name] as string) : undefined);
  return {
    query: url.searchParams.get('query') ?? '',
    database: url.searchParams.get('database') ?? header('x-clickhouse-database'),
    defaultFormat: url.searchParams.get('default_format') ?? header('x-clickhouse-format') ?? 'TabSeparated',
    queryId: url.searchParams.get('query_id') ?? undefined,
    wholeResult: url.searchParams.get('wait_end_of_query') === '1',
    settings,
    parameters,
  };
}

/**
 * Adds what came as form fields (the official client sends long parameters so) to what the URL says.
 * @throws WarehouseError when the form cannot be read.
 */
export async function readForm(address: RequestAddress, contentType: string, bytes: Buffer): Promise<RequestAddress> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw new WarehouseError(36, 'The multipart form cannot be read (BAD_ARGUMENTS)');
  });
  const parameters = { ...address.parameters };
  let query = address.query;
  for (const [name, value] of form) {
    if (typeof value !== 'string')
      throw new WarehouseError(48, 'External tables are not supported by the embedded warehouse (NOT_IMPLEMENTED)');
    if (name === 'query') query = value;
    else if (name.startsWith('param_')) parameters[name.slice('param_'.length)] = value;
  }
  return { ...address, query, parameters };
}

/** The body without its compression; more than the limit, packed or not, is refused while it is read. */
export async function readBody(request: IncomingMessage, spoolFolder: string, name: string, toFile: boolean): Promise<RequestData> {
  const source = unpacked(request);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (!toFile) {
      for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > warehouseLimits.bodyMemoryBytesMax) break;
      }
      if (size <= warehouseLimits.bodyMemoryBytesMax) return { bytes: Buffer.concat(chunks, size) };
    }
    return await spool(chunks, source, join(spoolFolder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw new WarehouseError(354, 'The compressed body is damaged (ZLIB_INFLATE_FAILED)');
    throw error;
  }
}

function unpacked(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const unpackers = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress } as const;
  if (encoding === 'identity') return request;
  const unpacker = unpackers[encoding as keyof typeof unpackers];
  if (unpacker === undefined)
    throw new WarehouseError(48, `Content-Encoding ${encoding} is not supported: use gzip, deflate or br (NOT_IMPLEMENTED)`);
  return request.on('error', () => undefined).pipe(unpacker());
}

async function spool(begun: readonly Buffer[], rest: Readable, file: string): Promise<RequestData> {
  const remove = () => rm(file, { force: true });
  let size = begun.reduce((sum, chunk) => sum + chunk.length, 0);
  async function* all(): AsyncGenerator<Buffer> {
    yield* begun;
    for await (const chunk of rest as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > warehouseLimits.bodyFileBytesMax)
        throw new WarehouseError(1003, 'The insert is larger than 4 GiB: send it in parts (TOO_LARGE)');
      yield chunk;
    }
  }
  try {
    await pipeline(all(), createWriteStream(file, { mode: 0o600 }));
    return { file, remove };
  } catch (error) {
    await remove();
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new WarehouseError(243, 'The disk is full (NOT_ENOUGH_SPACE)');
    throw error;
  }
}
