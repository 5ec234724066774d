import type { FastifyRequest } from 'fastify';
import { Unavailable } from '../foundation/index.ts';
import type { ApiServer } from './server.ts';

/** A body as it came: its bytes, or only that they were more than may be. */
export interface ReceivedBody {
  readonly bytes: Buffer;
  readonly tooLarge: boolean;
}

// Bytes of bodies held while they arrive. Ordinary batches of 50 KB fit a thousand times; sixteen slow senders of the largest request
// cannot hold more than a small machine has to spare.
const bytesInFlightMax = 64 * 1_048_576;
const nothing = Buffer.alloc(0);
const mediaType = /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;|$)/;

/**
 * Reads bodies of every content type as bytes, up to a limit that may change while the product runs, and never more at one time than
 * memory should hold.
 * @throws Unavailable `collect.busy` (in the request's turn)
 */
export function readBodies(scope: ApiServer, bytesMax: () => number): void {
  let inFlight = 0;
  scope.removeAllContentTypeParsers();
  // Hand-written senders say `json`, or say it twice: a type that cannot be read says nothing of the body, and is no reason to lose it.
  scope.addHook('onRequest', async ({ raw: { headers } }) => {
    if (headers['content-type'] !== undefined && !mediaType.test(headers['content-type'])) delete headers['content-type'];
  });
  scope.addContentTypeParser('*', (request, payload, done) => {
    const max = bytesMax();
    if (Number(request.headers['content-length'] ?? 0) > max) {
      payload.resume();
      done(null, { bytes: nothing, tooLarge: true } satisfies ReceivedBody);
      return;
    }
    let chunks: Buffer[] = [];
    let length = 0;
    let ended = false;
    const end = (error: Error | null, tooLarge = false): void => {
      if (ended) return;
      ended = true;
      inFlight -= length;
      const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      chunks = [];
      if (error !== null) done(error, undefined);
      else done(null, { bytes: tooLarge ? nothing : bytes, tooLarge } satisfies ReceivedBody);
    };
    payload.on('data', (chunk: Buffer) => {
      // What still comes after the end was called is thrown away as it comes.
      if (ended) return;
      length += chunk.length;
      inFlight += chunk.length;
      if (length > max) end(null, true);
      else if (inFlight > bytesInFlightMax)
        end(new Unavailable('collect.busy', 'too much is being received at this moment; send again', 1));
      else chunks.push(chunk);
    });
    payload.on('end', () => end(null));
    // Senders go away every day: no fault of ours, and nothing to report.
    const breakOff = (): void => {
      if (!ended) end(new Unavailable('collect.broken_off', 'the connection ended before the body did', 1));
    };
    payload.on('error', breakOff);
    payload.on('close', breakOff);
  });
}

/** The body that `readBodies` read; empty for a request without one. */
export function receivedBody(request: FastifyRequest): ReceivedBody {
  return (request.body as ReceivedBody | undefined) ?? { bytes: nothing, tooLarge: false };
}
