import type { BatchCall, DecidedMoment, IdentifyCall, Message, PageCall, Receipt, TrackCall } from './contract.ts';
import { errorOf, LoyaltyApiError } from './loyalty-api-error.ts';
import { readEvents } from './read-events.ts';
import { type RetryRules, retryAfterSeconds, retryRulesDefault, sleep, waitMs } from './retry.ts';
import type { AnswerOf, CallOptions, Method, PathOf, RawBody, RequestArguments, RequestOf, Route } from './routes.ts';

export interface LoyaltyClientOptions {
  /** Where the product answers: `http://127.0.0.1:4680`. */
  readonly address: string;
  /** An API token (`ll_…`), for everything but sending events. */
  readonly token?: string | undefined;
  /** The write key of a source, for sending events. */
  readonly writeKey?: string | undefined;
  /** How a server that has too much to do is waited for. */
  readonly retry?: Partial<RetryRules>;
  /** The surroundings, for tests and for runtimes of another kind. */
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly newId?: () => string;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface SendOptions extends CallOptions {
  /** Wait until the events are worked off, and answer with what became of each. */
  readonly receipt?: boolean;
}

/** Who, where and on what: what is asked before something is shown, said or done for somebody. */
export type MomentRequest = RequestOf<Route<'/v1/moments/decide', 'post'>>['body'];

/** What became of a choice. */
export type ChoiceOutcome = RequestOf<Route<'/v1/moments/{decision}/outcome', 'post'>>['body'];

export interface DecideOptions extends CallOptions {
  /** Milliseconds after which whoever waits goes on without an answer; 300 when absent. */
  readonly withinMs?: number;
}

/** What `live` follows: a customer, or one of the pages of the console. */
export type LiveSubject =
  | { readonly customer: string }
  | { readonly firm: string }
  | { readonly topic: 'operations' | 'quarantine' | 'imports' | 'joins' };

/** Something has changed: fetch it anew. */
export interface Change {
  readonly customer?: string;
  readonly firm?: string;
  readonly topic?: string;
  /** ISO 8601. */
  readonly at: string;
  /** The connection was lost in between: something may have changed that nobody told us of. */
  readonly reconnected?: true;
}

interface Call {
  readonly method: Method;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RawBody | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Done twice, it is as good as done once. */
  readonly repeatable: boolean;
}

interface Request extends CallOptions {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

// A page that waits longer is slower than one that shows the same to everybody.
const decideMsMax = 300;

/**
 * The API of one installation, typed by its own description.
 *
 * Too many requests (429) are waited for and sent again, always. So is a server that is not available (503), except for POST and
 * PATCH: nobody can know whether those were done. Events are sent again all the same, as their message id makes a repeat harmless.
 * @throws LoyaltyApiError from every method, for every answer that is no success
 * @example
 * const loyalty = new LoyaltyClient({ address: 'http://127.0.0.1:4680', token });
 * const { name } = await loyalty.get('/v1/customers/{id}', { path: { id: 'p1042' } });
 */
export class LoyaltyClient {
  readonly #address: string;
  readonly #token: string | undefined;
  readonly #writeKey: string | undefined;
  readonly #retry: RetryRules;
  readonly #fetch: typeof fetch;
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #newId: () => string;
  readonly #sleep: (ms: number, signal?: AbortSignal) => Promise<void>;

  constructor(options: LoyaltyClientOptions) {
    this.#address = options.address.replace(/\/+$/, '');
    this.#token = options.token;
    this.#writeKey = options.writeKey;
    this.#retry = { ...retryRulesDefault, ...options.retry };
    // Browsers want their own fetch to be called by nobody else.
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? Math.random;
    this.#newId = options.newId ?? (() => crypto.randomUUID());
    this.#sleep = options.sleep ?? sleep;
  }

  get<Path extends PathOf<'get'>>(path: Path, ...[request]: RequestArguments<Route<Path, 'get'>>): Promise<AnswerOf<Route<Path, 'get'>>> {
    return this.#ask('get', path, request);
  }

  post<Path extends PathOf<'post'>>(
    path: Path,
    ...[request]: RequestArguments<Route<Path, 'post'>>
  ): Promise<AnswerOf<Route<Path, 'post'>>> {
    return this.#ask('post', path, request);
  }

  put<Path extends PathOf<'put'>>(path: Path, ...[request]: RequestArguments<Route<Path, 'put'>>): Promise<AnswerOf<Route<Path, 'put'>>> {
    return this.#ask('put', path, request);
  }

  patch<Path extends PathOf<'patch'>>(
    path: Path,
    ...[request]: RequestArguments<Route<Path, 'patch'>>
  ): Promise<AnswerOf<Route<Path, 'patch'>>> {
    return this.#ask('patch', path, request);
  }

  delete<Path extends PathOf<'delete'>>(
    path: Path,
    ...[request]: RequestArguments<Route<Path, 'delete'>>
  ): Promise<AnswerOf<Route<Path, 'delete'>>> {
    return this.#ask('delete', path, request);
  }

  /** Says who somebody is. Resolves when it is on disk; with `receipt`, when it is worked off. */
  identify(call: IdentifyCall, options: SendOptions & { readonly receipt: true }): Promise<Receipt>;
  identify(call: IdentifyCall, options?: SendOptions): Promise<Receipt | undefined>;
  identify(call: IdentifyCall, options?: SendOptions): Promise<Receipt | undefined> {
    return this.#send('/v1/identify', this.#complete(call), options);
  }

  /** Says what somebody did. Resolves when it is on disk; with `receipt`, when it is worked off. */
  track(call: TrackCall, options: SendOptions & { readonly receipt: true }): Promise<Receipt>;
  track(call: TrackCall, options?: SendOptions): Promise<Receipt | undefined>;
  track(call: TrackCall, options?: SendOptions): Promise<Receipt | undefined> {
    return this.#send('/v1/track', this.#complete(call), options);
  }

  /** Says what somebody looked at. Resolves when it is on disk; with `receipt`, when it is worked off. */
  page(call: PageCall, options: SendOptions & { readonly receipt: true }): Promise<Receipt>;
  page(call: PageCall, options?: SendOptions): Promise<Receipt | undefined>;
  page(call: PageCall, options?: SendOptions): Promise<Receipt | undefined> {
    return this.#send('/v1/page', this.#complete(call), options);
  }

  /** Sends up to 2,500 calls of any kind at once. Resolves when they are on disk; with `receipt`, when they are worked off. */
  batch(calls: readonly Message[], options: SendOptions & { readonly receipt: true }): Promise<Receipt>;
  batch(calls: readonly Message[], options?: SendOptions): Promise<Receipt | undefined>;
  batch(calls: readonly Message[], options?: SendOptions): Promise<Receipt | undefined> {
    const batch: BatchCall['batch'] = calls.map((call) => this.#complete(call));
    return this.#send('/v1/batch', { batch, sentAt: this.#isoNow() }, options);
  }

  /**
   * What would help somebody here and now. Undefined when that is not known in time, or the server cannot be had: show what you would show everybody.
   * @throws LoyaltyApiError for a request that is wrong or not allowed
   */
  async decide(moment: MomentRequest, { withinMs = decideMsMax, signal }: DecideOptions = {}): Promise<DecidedMoment | undefined> {
    const late = AbortSignal.timeout(withinMs);
    try {
      return await this.post('/v1/moments/decide', { body: moment, signal: signal === undefined ? late : AbortSignal.any([late, signal]) });
    } catch (error) {
      if (signal?.aborted !== true && (late.aborted || isLostConnection(error) || isTheirFault(error))) return undefined;
      throw error;
    }
  }

  /** Tells what became of a choice: learned from, and seen by whoever looks at the decision. */
  async report(decision: string, outcome: ChoiceOutcome, options: CallOptions = {}): Promise<void> {
    await this.post('/v1/moments/{decision}/outcome', { path: { decision }, body: outcome, ...options });
  }

  /**
   * Tells of every change, until the signal ends it. A lost connection is made again; the first thing told then is a change that says
   * `reconnected`. @throws LoyaltyApiError, or the network's own error, when the server cannot be reached as often as the rules say
   */
  async *live(subject: LiveSubject, { signal }: CallOptions = {}): AsyncGenerator<Change, void, undefined> {
    const address = this.#address + withQuery('/v1/live', { ...subject });
    const call: Call = { method: 'get', address, headers: { accept: 'text/event-stream', ...this.#bearer() }, signal, repeatable: true };
    const isOver = (): boolean => signal?.aborted ?? false;
    let failures = 0;
    for (let isFirst = true; !isOver(); isFirst = false) {
      try {
        const { body } = await this.#answered(call);
        failures = 0;
        if (!isFirst) yield { ...subject, at: this.#isoNow(), reconnected: true };
        if (body !== null) for await (const { event, data } of readEvents(body)) if (event === 'changed') yield JSON.parse(data) as Change;
      } catch (error) {
        if (isOver()) return;
        if (!isLostConnection(error) || failures + 1 >= this.#retry.attemptsMax) throw error;
      }
      if (isOver()) return;
      // A server that ends the stream itself is about to restart: that counts as lost as well.
      failures += 1;
      const wait = waitMs(failures, undefined, this.#retry, this.#random());
      if (wait === undefined) return;
      await this.#sleep(wait, signal).catch(() => {});
    }
  }

  async #ask<Answer>(method: Method, path: string, request: unknown): Promise<Answer> {
    const { path: names = {}, query = {}, body, signal } = (request ?? {}) as Request;
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(names[name])));
    const response = await this.#answered({
      method,
      address: this.#address + withQuery(filled, query),
      headers: { accept: 'application/json, */*', ...this.#bearer(), ...typeOf(body) },
      body: isRaw(body) ? body : JSON.stringify(body),
      signal,
      repeatable: method !== 'post' && method !== 'patch',
    });
    if (response.status === 204) return undefined as Answer;
    if (isJson(response)) return (await response.json()) as Answer;
    return (response.headers.get('content-length') === '0' ? undefined : response) as Answer;
  }

  /** An event has an id and a time before it is sent for the first time, so that sending it again changes nothing. */
  #complete<Event extends { messageId?: string; timestamp?: string }>(event: Event): Event {
    return { ...event, messageId: event.messageId ?? this.#newId(), timestamp: event.timestamp ?? this.#isoNow() };
  }

  async #send(path: string, body: object, { receipt = false, signal }: SendOptions = {}): Promise<Receipt> {
    if (this.#writeKey === undefined) throw new TypeError('give the write key of a source to send events');
    const response = await this.#answered(
      {
        method: 'post',
        address: this.#address + withQuery(path, receipt ? { receipt: '1' } : {}),
        headers: { authorization: `Basic ${btoa(`${this.#writeKey}:`)}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal,
        repeatable: true,
      },
      // Told what became of each event, the caller needs no exception beside it.
      (refused) => receipt && isReceipt(refused),
    );
    return (receipt ? await response.json() : undefined) as Receipt;
  }

  #bearer(): Record<string, string> {
    return this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` };
  }

  #isoNow(): string {
    return new Date(this.#now()).toISOString();
  }

  /** Makes the call until it is answered, refused for good, or the rules end it. @throws LoyaltyApiError */
  async #answered(call: Call, isAnswerToo: (body: unknown) => boolean = () => false): Promise<Response> {
    const { method, address, headers, body, signal } = call;
    // A stream can be read once.
    const isRepeatable = !(body instanceof ReadableStream);
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#fetch(address, {
        method: method.toUpperCase(),
        headers,
        ...(body === undefined ? {} : { body }),
        ...(isRepeatable ? {} : { duplex: 'half' }),
        ...(signal === undefined ? {} : { signal }),
      } as RequestInit);
      if (response.ok) return response;
      const refused = isJson(response)
        ? await response
            .clone()
            .json()
            .catch(() => undefined)
        : undefined;
      if (isAnswerToo(refused)) return response;
      const asked = retryAfterSeconds(response.headers.get('retry-after'), this.#now());
      const comesAgain = isRepeatable && (response.status === 429 || (response.status === 503 && call.repeatable));
      const wait = comesAgain ? waitMs(attempt, asked, this.#retry, this.#random()) : undefined;
      await response.body?.cancel();
      if (wait === undefined) throw errorOf(response, refused, asked);
      await this.#sleep(wait, signal);
    }
  }
}

function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('application/json') ?? false;
}

function isReceipt(body: unknown): body is Receipt {
  return typeof body === 'object' && body !== null && 'receiptId' in body;
}

function isRaw(body: unknown): body is RawBody {
  return (
    typeof body === 'string' ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body) ||
    body instanceof Blob ||
    body instanceof ReadableStream
  );
}

function typeOf(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-type': isRaw(body) ? 'application/octet-stream' : 'application/json' };
}

/** What fetch throws when a server is away, and what a stream throws that breaks off. */
function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError;
}

/** What only the server, or time, can mend. */
function isTheirFault(error: unknown): boolean {
  return error instanceof LoyaltyApiError && (error.status >= 500 || error.status === 429);
}
