import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  eventOfQuery,
  type FindSource,
  type InboxEntry,
  type InboxPort,
  type OpenedRequest,
  openRequest,
  type QuarantinePort,
  type RefusedRequest,
  type RequestLimits,
  type Seal,
  type SourceAtDoor,
  sealValue,
  tooLargeBody,
  type WireCall,
  type WireMeta,
  type WireProtocol,
  writeKeyIn,
} from '../event/index.ts';
import { type Clock, isJsonObject, type JsonObject, type JsonValue, LimitReached, NotFound, newUuid } from '../foundation/index.ts';
import { type CollectAddress, collectAddresses, pixelAddresses } from './collect-addresses.ts';
import { answerAccepted, answerPixel, answerReceipt, answerRefused } from './collect-answers.ts';
import { readBodies, receivedBody } from './collect-body.ts';
import { writeKeysOf } from './collect-key.ts';
import { allowOtherOrigins } from './collect-origins.ts';
import { collectSettingsRoutes, settingsPaths } from './collect-settings.ts';
import { sourceOf, unknownKey } from './collect-source.ts';
import { describedAt } from './describe-collecting.ts';
import type { ApiServer } from './server.ts';

export interface CollectDependencies {
  readonly findSource: FindSource;
  readonly inbox: InboxPort;
  readonly quarantine: QuarantinePort;
  /** The seal that holds now: its list of fields is a setting. */
  readonly seal: () => Seal;
  readonly limits: () => RequestLimits;
  readonly clock: Clock;
  /** Whether one of these events has to be known before what waits: somebody says what she allows from now on. */
  readonly isUrgent?: (items: readonly JsonValue[]) => boolean;
  /** Where people and SDKs reach the product, when it is not where it listens. */
  readonly publicUrl?: string | undefined;
  /** Told of each request that was answered: how long it took in milliseconds and how many events it brought. */
  readonly onAnswered?: (durationMs: number, events: number) => void;
}

// Long enough for a backlog of a few seconds; a sender that asks for receipts waits for processing, not only for the disk.
const receiptWaitMs = 10_000;

type Query = Record<string, string | string[] | undefined>;

/** The addresses of all collecting SDKs. Bodies of any content type are read by what they are, so this is a scope with its own parser. */
export async function collectRoutes(app: ApiServer, dependencies: CollectDependencies): Promise<void> {
  await app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => {
      // Segment's second name for it; the status, the body and Retry-After are those of every route.
      if (error instanceof LimitReached && error.retryAfterSeconds) reply.header('x-ratelimit-reset', Math.ceil(error.retryAfterSeconds));
      throw error;
    });
    readBodies(scope, () => dependencies.limits().requestBytesMax);
    const paths = [...collectAddresses, ...pixelAddresses].map((address) => address.path);
    allowOtherOrigins(scope, new Set([...paths, ...settingsPaths]));
    collectSettingsRoutes(scope, dependencies.findSource, dependencies.publicUrl);
    for (const address of collectAddresses) {
      const { summary } = address;
      const schema = summary === undefined ? { hide: true } : { summary, tags: ['Collect'] };
      const options = { config: { permission: 'collect', described: describedAt(address) }, schema } as const;
      scope.post(address.path, options, (request, reply) => collect(request, reply, address, dependencies));
    }
    for (const address of pixelAddresses) {
      const options = { config: { permission: 'collect' }, schema: { hide: true } } as const;
      scope.get(address.path, options, (request, reply) => collectPixel(request, reply, address, dependencies));
    }
    refuseOtherMethods(scope);
  });
}

/** Who tries an address with a browser, or sends with the wrong method, is told the right one, before a body is read. */
function refuseOtherMethods(scope: ApiServer): void {
  const posted = new Set(collectAddresses.map(({ path }) => path));
  const shown = new Set(pixelAddresses.map(({ path }) => path));
  for (const url of new Set([...posted, ...shown])) {
    const taken = [...(shown.has(url) ? ['GET', 'HEAD'] : []), ...(posted.has(url) ? ['POST'] : []), 'OPTIONS'];
    const refuseMethod = async (request: FastifyRequest, reply: FastifyReply): Promise<never> => {
      reply.header('allow', taken.join(', '));
      const right = taken.filter((method) => method === 'GET' || method === 'POST').join(' or ');
      throw new NotFound('request.wrong_method', `this address takes events by ${right}, not by ${request.method}; /docs describes it`);
    };
    const method = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !taken.includes(each));
    const hidden = { config: { permission: 'public' }, schema: { hide: true } } as const;
    scope.route({ method, url, ...hidden, onRequest: refuseMethod, handler: refuseMethod });
  }
}

async function collect(
  request: FastifyRequest,
  reply: FastifyReply,
  address: CollectAddress,
  dependencies: CollectDependencies,
): Promise<FastifyReply> {
  const { clock, findSource, inbox } = dependencies;
  const startedAt = performance.now();
  const protocol = dialectOf(address.protocol, request);
  // A key outside the body is looked up before anything is unpacked for a stranger.
  let source = await sourceOf(writeKeysOf(request), findSource);
  const opened = await open(request, protocol, address.call, dependencies);
  source ??= await sourceOf([writeKeyIn(opened.parsed)], findSource);
  if (source === undefined) throw unknownKey();
  if (!source.enabled) throw new NotFound('collect.source_disabled', 'this source is switched off; what is sent to it is not taken');
  const receivedAt = clock.now();
  if (!opened.ok) return refuse(opened, source, metaOf(request, address.call), receivedAt, reply, dependencies);
  const wantReceipt = wantsReceipt(request) || address.protocol === 'loyalty';
  const meta = metaOf(request, opened.call, opened);
  const entry = entryOf(
    opened,
    source,
    meta.userAgent === undefined ? meta : sealValue(meta, dependencies.seal()),
    receivedAt,
    wantReceipt,
  );
  if (opened.items.length > 0) await inbox.accept({ ...entry, urgent: dependencies.isUrgent?.(opened.items) === true });
  dependencies.onAnswered?.(performance.now() - startedAt, opened.items.length);
  if (wantReceipt) {
    const outcome = opened.items.length === 0 ? [] : await inbox.outcome(entry.receiptId, receiptWaitMs);
    return answerReceipt(reply, entry.receiptId, outcome, opened.items[0] === opened.parsed);
  }
  if (address.silent) return reply.status(204).send();
  return answerAccepted(reply, opened.protocol, opened.items.length, address.call === 'batch');
}

async function collectPixel(
  request: FastifyRequest,
  reply: FastifyReply,
  address: CollectAddress,
  dependencies: CollectDependencies,
): Promise<FastifyReply> {
  const event = eventOfQuery(request.query as Query);
  if (event === undefined) return answerPixel(reply, 'event.bad_pixel');
  const keys = [...writeKeysOf(request), writeKeyIn(event)];
  const source = await sourceOf(keys, dependencies.findSource);
  if (source === undefined) return answerPixel(reply, 'collect.unknown_write_key');
  if (!source.enabled) return answerPixel(reply, 'collect.source_disabled');
  const opening = { bytes: Buffer.from(JSON.stringify(event)), headers: {}, protocol: address.protocol, call: address.call };
  const opened = await openRequest(opening, dependencies.seal(), dependencies.limits());
  if (!opened.ok) return answerPixel(reply, opened.code);
  const meta = metaOf(request, opened.call, opened, true);
  const entry = entryOf(opened, source, sealValue(meta, dependencies.seal()), dependencies.clock.now(), false);
  await dependencies.inbox.accept({ ...entry, urgent: dependencies.isUrgent?.(opened.items) === true });
  return answerPixel(reply);
}

function open(
  request: FastifyRequest,
  protocol: WireProtocol,
  call: WireCall,
  dependencies: CollectDependencies,
): ReturnType<typeof openRequest> {
  const { bytes, tooLarge } = receivedBody(request);
  const limits = dependencies.limits();
  if (tooLarge) return tooLargeBody(protocol, limits.requestBytesMax);
  const { 'content-encoding': contentEncoding, 'content-type': contentType } = request.headers;
  return openRequest({ bytes, headers: { contentEncoding, contentType }, protocol, call }, dependencies.seal(), limits);
}

/**
 * Several SDKs speak on Segment's addresses, and want limits and answers of their own: RudderStack's say so by their headers (a 400 makes
 * its server SDK end the host's process), PostHog's by their name or the slash at the end (they split a batch on 413).
 */
function dialectOf(protocol: WireProtocol, { headers, url }: FastifyRequest): WireProtocol {
  if (protocol !== 'segment') return protocol;
  if (headers.anonymousid !== undefined || headers.sentat !== undefined) return 'rudderstack';
  if (headers['content-type'] === 'application/x-www-form-urlencoded' && headers['content-encoding'] === 'gzip') return 'rudderstack';
  return headers['user-agent']?.startsWith('posthog') || url.startsWith('/batch/') || url.startsWith('/track/') ? 'posthog' : protocol;
}

function wantsReceipt(request: FastifyRequest): boolean {
  const { receipt } = request.query as Query;
  return request.headers['x-strict-mode'] === '1' || receipt === '1' || receipt === 'true';
}

/** What the request says outside its body: only what some event needs is kept. */
function metaOf(request: FastifyRequest, call: WireCall, opened?: OpenedRequest, isPixel = false): WireMeta {
  const { headers } = request;
  const meta: WireMeta = { call };
  if (headers['sec-gpc'] === '1') meta.gpc = true;
  if (opened?.text !== undefined) meta.text = opened.text;
  const context = opened === undefined ? undefined : contextOf(opened.items[0]);
  const isDirect = opened?.items.some((item) => contextOf(item)?.direct === true) ?? false;
  if (isPixel || isDirect) meta.ip = request.ip;
  // With an Origin the caller is a customer's browser; otherwise the user agent is that of somebody's server.
  const fromBrowser = isPixel || isDirect || (headers.origin !== undefined && context?.userAgent === undefined);
  if (fromBrowser && headers['user-agent'] !== undefined) meta.userAgent = headers['user-agent'];
  if (isPixel && call === 'page' && headers.referer !== undefined) meta.referer = headers.referer;
  return meta;
}

function contextOf(item: unknown): JsonObject | undefined {
  return isJsonObject(item) && isJsonObject(item.context) ? item.context : undefined;
}

function entryOf(opened: OpenedRequest, source: SourceAtDoor, meta: WireMeta, receivedAt: number, wantReceipt: boolean): InboxEntry {
  const { protocol, body, bytes } = opened;
  return { receiptId: newUuid(), sourceId: source.id, protocol, receivedAt, meta, body: bytes ?? body, wantReceipt };
}

/** Keeps what can be kept, then says what is wrong: a sender that is told 400 will not send it again. */
async function refuse(
  refused: RefusedRequest,
  source: SourceAtDoor,
  meta: WireMeta,
  receivedAt: number,
  reply: FastifyReply,
  { quarantine }: CollectDependencies,
): Promise<FastifyReply> {
  const { protocol, code, message, at, body } = refused;
  // PostHog's SDKs send a batch that is too much again in halves.
  const comesAgain = refused.tooMuch && protocol === 'posthog';
  if (body !== undefined && !comesAgain) {
    await quarantine.keepUnreadable({ sourceId: source.id, protocol, receivedAt, meta, reason: code, message, at, body });
  }
  return answerRefused(reply, refused);
}
