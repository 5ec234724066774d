import type { Problem } from './contract.ts';

/** What of an answer says that it is none. */
export interface RefusedAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly problems?: readonly Problem[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** The product refused a request, or could not answer it. */
export class LoyaltyApiError extends Error {
  override readonly name = 'LoyaltyApiError';
  /** The HTTP status: 400 upwards. */
  readonly status: number;
  /** Stable, such as `profile.no_such_customer`; `http.502` where something in between answered in words of its own. */
  readonly code: string;
  /** Every problem of the request at once, each with its place. */
  readonly problems: readonly Problem[];
  /** After how many seconds to come again; undefined where that would not help, or where nobody said. */
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, code, message, problems = [], retryAfterSeconds }: RefusedAnswer) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface ErrorBody {
  readonly error?: { readonly code?: unknown; readonly message?: unknown; readonly problems?: readonly Problem[] };
}

/** The error in an answer that is no success. `body` is its JSON, or undefined where it has none. */
export function errorOf(response: Response, body: unknown, retryAfterSeconds: number | undefined): LoyaltyApiError {
  const { code, message, problems } = (typeof body === 'object' && body !== null ? (body as ErrorBody).error : undefined) ?? {};
  return new LoyaltyApiError({
    status: response.status,
    code: typeof code === 'string' ? code : `http.${response.status}`,
    message: typeof message === 'string' ? message : `the server answered with status ${response.status}`,
    problems,
    retryAfterSeconds,
  });
}
