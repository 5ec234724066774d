import { isJsonObject, type JsonObject, type JsonValue } from '../foundation/index.ts';
import { bodyDepthMax, cutDepth } from './cut-depth.ts';
import { type BodyHeaders, type DecodedBody, decodeBody, jsonProblem } from './decode-body.ts';
import type { Seal } from './seal/seal.ts';
import { sealNumbers, sealUnreadable } from './seal-numbers.ts';
import { openPackedFields } from './wire/from-snowplow.ts';
import type { WireCall, WireProtocol } from './wire/protocol.ts';
import { openEnvelope } from './wire/read-wire-events.ts';

export interface RequestLimits {
  /** Bytes of one event as JSON. */
  readonly eventBytesMax: number;
  readonly batchEventsMax: number;
  /** Bytes of a body after unpacking. */
  readonly requestBytesMax: number;
}

export interface WireRequest {
  readonly bytes: Buffer;
  readonly headers: BodyHeaders;
  /** What the address says; the body may say more precisely. */
  readonly protocol: WireProtocol;
  readonly call: WireCall;
}

/** A body that can be made durable as it is. */
export interface OpenedRequest {
  readonly ok: true;
  readonly protocol: WireProtocol;
  readonly call: WireCall;
  /** JSON text, numbers sealed. */
  readonly body: string;
  /** The same as UTF-8, where the body was left as it came. */
  readonly bytes?: Buffer;
  readonly parsed: JsonValue;
  /** The events in it, unchecked. */
  readonly items: readonly JsonValue[];
  readonly text?: 'windows-1252' | 'replaced';
}

export interface RefusedRequest {
  readonly ok: false;
  /** A code of docs/errors.md. */
  readonly code: string;
  readonly message: string;
  readonly at: string;
  /** What size, if size is the reason: only then would smaller requests help. */
  readonly tooMuch?: true;
  readonly protocol: WireProtocol;
  /** What could be read, numbers sealed, to be kept for a steward; missing when nothing could be, or too much would have to be. */
  readonly body?: string;
  /** The body, when it could be parsed: a key may be in it. */
  readonly parsed?: JsonValue;
}

/**
 * Opens the body of a collecting request: unpack, read as text, seal numbers, parse, find the events. Nothing of it has been written when
 * it returns. The text is parsed once and not written anew: what arrived is what is kept, but for sealed numbers.
 */
export function openRequest(
  request: WireRequest,
  seal: Seal,
  limits: RequestLimits,
): Promise<OpenedRequest | RefusedRequest> | OpenedRequest | RefusedRequest {
  const decoded = decodeBody(request.bytes, request.headers, { unpackedBytesMax: limits.requestBytesMax });
  return decoded instanceof Promise
    ? decoded.then((one) => openText(one, request, seal, limits))
    : openText(decoded, request, seal, limits);
}

/** The refusal of a body that was not even read to its end. */
export function tooLargeBody(protocol: WireProtocol, bytesMax: number): RefusedRequest {
  const message = `the body is larger than ${bytesMax} bytes; send smaller batches`;
  return { ok: false, code: 'event.body_too_large', message, at: 'body', protocol, tooMuch: true };
}

function openText(decoded: DecodedBody, request: WireRequest, seal: Seal, limits: RequestLimits): OpenedRequest | RefusedRequest {
  const { protocol, call } = request;
  if (!decoded.ok) {
    const tooMuch = decoded.code === 'event.body_too_large';
    return { ok: false, code: decoded.code, message: decoded.message, at: 'body', protocol, ...(tooMuch ? { tooMuch } : {}) };
  }
  let body = sealNumbers(decoded.text, seal, decoded.bytes);
  const sealed = body;
  let parsed: JsonValue;
  try {
    body = cutDepth(sealed, sealed === decoded.text ? decoded.bytes : undefined);
    parsed = JSON.parse(body) as JsonValue;
  } catch (error) {
    const { at, message } = jsonProblem(error, body);
    return { ok: false, code: 'event.not_json', message, at, protocol, body: sealUnreadable(textToKeep(decoded.text), seal) };
  }
  const isTooDeep = body !== sealed;
  if (protocol === 'snowplow' && openPackedFields(parsed)) {
    body = sealNumbers(JSON.stringify(parsed), seal);
    parsed = JSON.parse(body) as JsonValue;
  }
  const spoken = protocolOf(parsed, protocol, call);
  // PostHog's addresses take one event or many, whatever they are called.
  const opened = openParsed(parsed, body, spoken, spoken === 'posthog' ? 'any' : call, limits);
  // In a batch the deep event goes to quarantine by itself; alone it is the whole request.
  if (isTooDeep && (opened.ok ? opened.items[0] === parsed : opened.code === 'event.too_large')) {
    const message = `nested more than ${bodyDepthMax} levels deep; flatten it`;
    return { ok: false, code: 'event.too_deep', message, at: 'event', protocol: spoken, body: sealed, parsed };
  }
  if (!opened.ok) return opened;
  if (decoded.repaired !== undefined) return { ...opened, text: decoded.repaired };
  return opened.body === decoded.text ? { ...opened, bytes: decoded.bytes } : opened;
}

// Enough to see what a sender does wrong; sealing running text costs a third of a microsecond a letter, which larger ones would add up.
const unreadableLengthMax = 256 * 1024;

/** The beginning of a text that is no JSON, without the digits at its cut end: half a number could not be recognised. */
function textToKeep(text: string): string {
  return text.length <= unreadableLengthMax ? text : text.slice(0, unreadableLengthMax).replace(/[\d\s.%+-]{0,64}$/, '');
}

function openParsed(
  parsed: JsonValue,
  body: string,
  protocol: WireProtocol,
  call: WireCall,
  limits: RequestLimits,
): OpenedRequest | RefusedRequest {
  const refuse = (code: string, at: string, message: string): RefusedRequest => ({ ok: false, code, at, message, protocol, body, parsed });
  const { items, problem } = openEnvelope(protocol, parsed, call);
  if (problem !== undefined) return refuse('event.bad_batch', problem.at, problem.message);
  if (items.length > limits.batchEventsMax) {
    const message = `holds ${items.length} events; one batch may have ${limits.batchEventsMax}`;
    return { ...refuse('event.too_many_events', 'batch', message), tooMuch: true };
  }
  // In a batch a large event goes to quarantine by itself; alone it is the whole request.
  if (items.length === 1 && items[0] === parsed && body.length > limits.eventBytesMax / 3) {
    const bytes = Buffer.byteLength(JSON.stringify(parsed));
    if (bytes > limits.eventBytesMax) {
      return { ...refuse('event.too_large', 'event', `has ${bytes} bytes; one event may have ${limits.eventBytesMax}`), tooMuch: true };
    }
  }
  return { ok: true, protocol, call, body, parsed, items };
}

/** Addresses that several protocols share (`/batch`, `/track`): PostHog's bodies carry its key under a name of its own. */
function protocolOf(parsed: JsonValue, protocol: WireProtocol, call: WireCall): WireProtocol {
  if (protocol === 'snowplow' || protocol === 'loyalty' || (protocol === 'posthog' && call === 'any')) return protocol;
  const first = Array.isArray(parsed) ? parsed[0] : parsed;
  if (isJsonObject(first) && (typeof first.api_key === 'string' || hasPosthogToken(first))) return 'posthog';
  return protocol === 'posthog' ? 'segment' : protocol;
}

function hasPosthogToken({ event, properties }: JsonObject): boolean {
  return (
    typeof event === 'string' && isJsonObject(properties) && typeof properties.token === 'string' && properties.distinct_id !== undefined
  );
}

/** The write key that a body carries, under any protocol's name for it. */
export function writeKeyIn(parsed: JsonValue | undefined): string | undefined {
  const body = Array.isArray(parsed) ? parsed[0] : parsed;
  if (!isJsonObject(body)) return undefined;
  const first = Array.isArray(body.batch) ? body.batch[0] : Array.isArray(body.data) ? body.data[0] : undefined;
  for (const candidate of [body.writeKey, body.api_key, body.token, body.$token, keyOf(body), keyOf(first)]) {
    if (typeof candidate === 'string' && candidate !== '') return candidate;
  }
  return undefined;
}

function keyOf(item: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(item)) return undefined;
  const { writeKey, api_key, aid, properties } = item;
  return writeKey ?? api_key ?? aid ?? (isJsonObject(properties) ? properties.token : undefined);
}
