import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress, privateAddressRefused, publicLookup } from './public-address.ts';

/** What came of one POST: a status, or why there was none. */
export interface Answer {
  readonly status?: number;
  readonly error?: string;
  readonly retryAfterSeconds?: number;
}

export interface Sender {
  post(url: string, headers: Record<string, string>, body: string, timeoutMs: number): Promise<Answer>;
  close(): void;
}

// An answer says yes or no; what it says beyond that is read so far that the log can quote it, and no further.
const answerBytesMax = 4_096;
const excerptCharacters = 200;
// A connection that has been quiet this long may be gone at the other end.
const idleMs = 30_000;

/** Posts over connections that are kept open; never follows a redirect, and never enters a private network unless allowed. */
export function createSender(allowPrivateAddresses: boolean, connectionsMax: number): Sender {
  const options = {
    keepAlive: true,
    keepAliveMsecs: 10_000,
    maxSockets: connectionsMax,
    timeout: idleMs,
    ...(allowPrivateAddresses ? {} : { lookup: publicLookup }),
  };
  const http = new HttpAgent(options);
  const https = new HttpsAgent(options);
  return {
    async post(text, headers, body, timeoutMs) {
      try {
        const url = new URL(text);
        const host = url.hostname.replace(/^\[|\]$/g, '');
        // Addresses written as numbers are connected to without any look-up.
        if (!allowPrivateAddresses && isIP(host) !== 0 && !isPublicAddress(host)) throw privateAddressRefused(host);
        return await exchange(url, url.protocol === 'https:' ? https : http, headers, body, timeoutMs);
      } catch (error) {
        return { error: wordsFor(error, timeoutMs) };
      }
    },
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

function exchange(
  url: URL,
  agent: HttpAgent | HttpsAgent,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<Answer> {
  const bytes = Buffer.from(body, 'utf8');
  return new Promise((resolve, reject) => {
    const post = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = post(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': String(bytes.length) },
      // Of the whole exchange, the reading of the answer included: a subscriber that dribbles is as good as silent.
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.on('error', reject);
    request.on('response', (response) => readAnswer(response).then(resolve, reject));
    request.end(bytes);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const retryAfter = Number(response.headers['retry-after']);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > answerBytesMax) {
      response.destroy();
      break;
    }
  }
  if (status >= 200 && status < 300) return { status };
  const excerpt = printable(Buffer.concat(chunks).toString('utf8'));
  return {
    status,
    error:
      status >= 300 && status < 400 ? 'answered with a redirect, which is not followed' : `answered ${status}${excerpt && `: ${excerpt}`}`,
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  };
}

function printable(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, excerptCharacters)
    .toWellFormed();
}

function wordsFor(error: unknown, timeoutMs: number): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || name === 'AbortError') return `did not answer within ${timeoutMs / 1000} seconds`;
  if (code === 'ECONNREFUSED') return 'refused the connection';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name cannot be resolved';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'broke the connection off';
  return printable(message === '' ? (code ?? 'failed') : message);
}
