import { createWriteStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { LoyaltyError, NotAllowed, Unavailable } from '../foundation/index.ts';
import { connectorLimits } from './limits.ts';
import { encryption, type FileKey } from './stored-file.ts';

/** Keeps connections out of private networks; absent where they are allowed. */
export interface NetworkGuard {
  /** Resolves names to public addresses only, at the moment of connecting. */
  readonly lookup: LookupFunction;
  readonly isPublicAddress: (address: string) => boolean;
}

export interface FetchRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** File that the body is written to. */
  readonly path: string;
  /** Under which it is written. */
  readonly key: FileKey;
  readonly guard: NetworkGuard | undefined;
  readonly signal: AbortSignal;
}

/** Why an address may not be asked, in words; undefined when it may. Names are looked at again when they are resolved. */
export function addressProblem(text: string, guard: NetworkGuard | undefined): string | undefined {
  if (!URL.canParse(text)) return 'is not an address; write it whole, such as https://partner.example/orders';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'has to begin with https:// or http://';
  if (url.username !== '' || url.password !== '') return 'must not carry a password; put it into a header';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (guard !== undefined && (host === 'localhost' || (isIP(host) !== 0 && !guard.isPublicAddress(host)))) {
    return 'leads into a private network; allow that with LOYALTY_ALLOW_PRIVATE_ADDRESSES=1 where it is meant';
  }
  return undefined;
}

/**
 * Gets an address into a file, decompressed, at most `pullBytesMax` of it. Redirects are followed as long as they may be asked themselves, and
 * headers (they hold keys) go to the first host only.
 * @throws NotAllowed `connector.private_address`; Unavailable `connector.pull_failed` with what happened and when to ask again
 */
export async function fetchIntoFile(request: FetchRequest): Promise<void> {
  const origin = new URL(request.url).origin;
  let url = request.url;
  for (let hop = 0; hop <= connectorLimits.pullRedirectsMax; hop++) {
    const problem = addressProblem(url, request.guard);
    if (problem !== undefined) throw new NotAllowed('connector.private_address', `${new URL(url).host} ${problem}`);
    const headers = new URL(url).origin === origin ? request.headers : {};
    const response = await ask(url, headers, request).catch((error: unknown) => {
      throw readable(error, url);
    });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.resume();
      url = new URL(location, url).href;
      continue;
    }
    if (status !== 200) {
      response.resume();
      const after = Number(response.headers['retry-after']);
      const seconds = Number.isFinite(after) && after > 0 ? Math.min(after, connectorLimits.pullBackOffSecondsMax) : 0;
      throw new Unavailable('connector.pull_failed', `the address answered with status ${status}`, seconds);
    }
    await writeBody(response, request).catch((error: unknown) => {
      throw readable(error, url);
    });
    return;
  }
  throw new Unavailable('connector.pull_failed', `the address redirects more than ${connectorLimits.pullRedirectsMax} times`, 0);
}

function ask(url: string, headers: Readonly<Record<string, string>>, { guard, signal }: FetchRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = get(url, {
      method: 'GET',
      headers: {
        accept: 'application/json, application/x-ndjson, text/csv, */*;q=0.5',
        'accept-encoding': 'gzip, br',
        'user-agent': 'loyalty-loop',
        ...headers,
      },
      signal,
      ...(guard === undefined ? {} : { lookup: guard.lookup }),
    });
    request.on('error', reject);
    request.on('response', resolve);
    request.end();
  });
}

async function writeBody(response: IncomingMessage, { path, key, signal }: FetchRequest): Promise<void> {
  const encoding = response.headers['content-encoding'];
  const decompress =
    encoding === 'gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : undefined;
  let bytes = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const isTooLarge = bytes > connectorLimits.pullBytesMax;
      done(
        isTooLarge
          ? new Unavailable(
              'connector.pull_failed',
              `the answer has more than ${connectorLimits.pullBytesMax / 1024 / 1024} MB; ask for less at a time`,
              0,
            )
          : null,
        chunk,
      );
    },
  });
  const file = createWriteStream(path, { mode: 0o600 });
  if (decompress === undefined) await pipeline(response, bounded, encryption(key), file, { signal });
  else await pipeline(response, decompress, bounded, encryption(key), file, { signal });
}

function readable(error: unknown, url: string): unknown {
  if (error instanceof LoyaltyError) {
    // Said by the guard inside the connection, in the words of whoever provides it.
    return error instanceof NotAllowed
      ? new NotAllowed('connector.private_address', `${new URL(url).host} leads into a private network`)
      : error;
  }
  const { name, code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOTFOUND: 'there is no such host',
    ECONNREFUSED: 'nobody listens at the address',
    ECONNRESET: 'the other side broke the connection off',
    ETIMEDOUT: 'the address did not answer in time',
    CERT_HAS_EXPIRED: 'the certificate of the other side has expired',
  };
  const said =
    name === 'AbortError' || name === 'TimeoutError'
      ? `the address did not answer within ${connectorLimits.pullSecondsMax} seconds`
      : words[code ?? ''];
  return new Unavailable('connector.pull_failed', said ?? `the address could not be read: ${message}`, 0);
}
