import { randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Engine, Outcome } from './warehouse-engine.ts';
import { needsFile } from './warehouse-engine.ts';
import { errorText, isFatal, statusOf, WarehouseError } from './warehouse-error.ts';
import { warehouseLimits } from './warehouse-limits.ts';
import { type RequestAddress, type RequestData, readAddress, readBody, readForm } from './warehouse-request.ts';
import { turnstile } from './warehouse-turnstile.ts';

export interface WarehouseFront {
  readonly engine: Engine;
  readonly user: string;
  readonly password: string;
  /** Where large insert data is kept while the engine reads it. */
  readonly spoolFolder: string;
  /** Called when the engine has given up and its process must be started anew. */
  readonly onFatal: () => void;
}

/** ClickHouse's HTTP interface in front of the embedded engine, as far as the official client and BI tools use it. */
export function warehouseServer(front: WarehouseFront): Server {
  const turns = turnstile(warehouseLimits.statementsRunningMax, warehouseLimits.statementsWaitingMax, warehouseLimits.waitMsMax);
  const server = createServer(
    { maxHeaderSize: warehouseLimits.headerBytesMax, keepAliveTimeout: 10_000, requestTimeout: 0 },
    (request, response) => {
      response.on('error', () => undefined);
      void answer(front, turns, request, response).catch((error) => {
        if (isFatal(error)) front.onFatal();
        refuse(request, response, error);
      });
    },
  );
  return server;
}

async function answer(
  front: WarehouseFront,
  turns: ReturnType<typeof turnstile>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/ping' || url.pathname === '/replicas_status') {
    response.end('Ok.\n');
    return;
  }
  if (!isSignedIn(front, request, url)) {
    throw new WarehouseError(
      516,
      `${front.user}: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)`,
    );
  }
  if (url.pathname !== '/') {
    response.writeHead(404, { 'content-type': 'text/plain; charset=UTF-8' }).end(`There is no handle ${url.pathname}\n`);
    return;
  }
  if (request.method !== 'POST' && request.method !== 'GET')
    throw new WarehouseError(48, `Method ${request.method} is not supported (NOT_IMPLEMENTED)`);
  const address = readAddress(url, request.headers);
  const gone = new AbortController();
  // The statement of a caller who has left is ended, unless it has been answered in full.
  response.on('close', () => {
    if (!response.writableFinished) gone.abort(new WarehouseError(394, 'The caller has gone (QUERY_WAS_CANCELLED)'));
  });
  const leave = await turns.enter(gone.signal);
  let data: RequestData | undefined;
  try {
    data = await readBody(request, front.spoolFolder, randomUUID(), address.query !== '' && needsFile(address.query));
    const contentType = request.headers['content-type'] ?? '';
    if (contentType.startsWith('multipart/form-data') && 'bytes' in data) {
      const filled = await readForm(address, contentType, data.bytes);
      await execute(front.engine, request, response, filled, undefined, gone.signal);
    } else {
      await execute(front.engine, request, response, address, data, gone.signal);
    }
  } finally {
    leave();
    if (data !== undefined && 'remove' in data) await data.remove();
  }
}

async function execute(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  address: RequestAddress,
  data: RequestData | undefined,
  signal: AbortSignal,
): Promise<void> {
  const started = process.hrtime.bigint();
  const separate = address.query.trim() !== '';
  const text = separate ? address.query : statementIn(data);
  if (text.trim() === '') throw new WarehouseError(62, 'Syntax error: Empty query (SYNTAX_ERROR)');
  const hasData = separate && data !== undefined && (!('bytes' in data) || data.bytes.length > 0);
  const outcome = await engine.run({
    text,
    database: address.database,
    defaultFormat: address.defaultFormat,
    settings: address.settings,
    parameters: address.parameters,
    readOnly: request.method === 'GET',
    wholeResult: address.wholeResult,
    data: hasData ? data : undefined,
    signal,
  });
  await send(request, response, outcome, engine.version, address.queryId, started);
}

function statementIn(data: RequestData | undefined): string {
  if (data === undefined) return '';
  if ('bytes' in data && data.bytes.length <= warehouseLimits.statementBytesMax) return data.bytes.toString('utf8');
  throw new WarehouseError(1003, 'The statement is larger than 16 MiB: give the query in the URL and the data in the body (TOO_LARGE)');
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  outcome: Outcome,
  version: string,
  queryId: string | undefined,
  started: bigint,
): Promise<void> {
  const summary = {
    read_rows: '0',
    read_bytes: '0',
    written_rows: String(outcome.writtenRows),
    written_bytes: String(outcome.writtenBytes),
    total_rows_to_read: '0',
    result_rows: String(outcome.writtenRows),
    result_bytes: String(outcome.writtenBytes),
    elapsed_ns: String(process.hrtime.bigint() - started),
  };
  const packs = new URL(request.url ?? '/', 'http://localhost').searchParams.get('enable_http_compression') === '1';
  const gzip = packs && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  response.writeHead(200, {
    'content-type': 'text/plain; charset=UTF-8',
    'x-clickhouse-query-id': queryId ?? randomUUID(),
    'x-clickhouse-format': outcome.format,
    'x-clickhouse-timezone': 'UTC',
    'x-clickhouse-server-display-name': `loyalty-loop ${version}`,
    'x-clickhouse-summary': JSON.stringify(summary),
    ...(gzip && { 'content-encoding': 'gzip' }),
  });
  const packer = gzip ? createGzip() : new Transform({ transform: (chunk, _, done) => done(null, chunk) });
  await pipeline(Readable.from(outcome.chunks, { objectMode: false }), packer, response);
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { code, text } = errorText(error);
  if (response.headersSent || response.destroyed) {
    // The body is torn on purpose: a clean end would pass half a result off as whole.
    response.destroy();
    return;
  }
  response.writeHead(statusOf(code), {
    'content-type': 'text/plain; charset=UTF-8',
    'x-clickhouse-exception-code': String(code),
    // What is left of a refused body is not read; the connection cannot be used again.
    ...(!request.complete && { connection: 'close' }),
  });
  response.end(`${text}\n`);
}

function isSignedIn(front: WarehouseFront, request: IncomingMessage, url: URL): boolean {
  const header = (name: string) => String(request.headers[name] ?? '');
  let user = header('x-clickhouse-user') || url.searchParams.get('user') || '';
  let password = header('x-clickhouse-key') || url.searchParams.get('password') || '';
  const basic = /^Basic (.+)$/i.exec(header('authorization'))?.[1];
  if (basic !== undefined) {
    const text = Buffer.from(basic, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    user = text.slice(0, colon);
    password = text.slice(colon + 1);
  }
  return same(user, front.user) && same(password, front.password);
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
