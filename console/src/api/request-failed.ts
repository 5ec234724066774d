/** One thing wrong with what was sent, and where. */
export interface FailureProblem {
  at: string;
  message: string;
}

/** An answer that is not a success; status 0 means that there was no answer at all. */
export class RequestFailed extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: readonly FailureProblem[];
  readonly retryAfterSeconds: number | undefined;
  /** Nothing was to be changed: what was wrong stood in the address of a page, or was looked for. */
  readonly isReading: boolean;

  constructor(
    status: number,
    code: string,
    message: string,
    problems: readonly FailureProblem[],
    retryAfterSeconds?: number,
    isReading = false,
  ) {
    super(message);
    this.name = 'RequestFailed';
    this.status = status;
    this.code = code;
    this.problems = problems;
    this.retryAfterSeconds = retryAfterSeconds;
    this.isReading = isReading;
  }

  static from(status: number, body: string, retryAfter: string | null, isReading = false): RequestFailed {
    const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
    const retryAfterSeconds = Number.isFinite(seconds) ? seconds : undefined;
    try {
      const { error } = JSON.parse(body) as { error?: { code?: string; message?: string; problems?: FailureProblem[] } };
      return new RequestFailed(
        status,
        error?.code ?? `http.${status}`,
        error?.message ?? '',
        error?.problems ?? [],
        retryAfterSeconds,
        isReading,
      );
    } catch {
      // A proxy in between answers with a page of its own; its text says nothing to the person here.
      return new RequestFailed(status, `http.${status}`, '', [], retryAfterSeconds, isReading);
    }
  }

  /** The session has ended, as against a wrong password, which is also a 401. */
  get signedOut(): boolean {
    return this.status === 401 && this.code !== 'access.wrong_password';
  }

  /** What kind of trouble it is; the words for each kind are in the message catalogue. */
  get kind(): 'signIn' | 'offline' | 'address' | 'input' | 'notAllowed' | 'notFound' | 'conflict' | 'limit' | 'unavailable' | 'fault' {
    if (this.status === 0) return 'offline';
    if (this.code === 'access.wrong_password' || this.code === 'access.bad_link') return 'signIn';
    if (this.status === 401 || this.status === 403) return 'notAllowed';
    if (this.status === 404 || this.status === 410) return 'notFound';
    if (this.status === 409 || this.status === 412) return 'conflict';
    if (this.status === 429) return 'limit';
    if (this.status === 502 || this.status === 503 || this.status === 504) return 'unavailable';
    if (this.status >= 500) return 'fault';
    return this.isReading && this.status === 400 ? 'address' : 'input';
  }
}
