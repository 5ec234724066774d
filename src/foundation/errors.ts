/**
 * Errors are named by what should happen next, so that a caller can decide without reading the text. Only `api/` turns them
 * into HTTP statuses. Expected outcomes (3 of 500 events rejected, permission refused) are return values, not errors.
 */

/** One thing wrong with an input: where it is, and what to do about it. */
export interface Problem {
  /** Where: a JSON path (`batch[3].timestamp`), a setting's name, or `line 17`. */
  readonly at: string;
  /** What is wrong and what to do, in a sentence a person can act on. */
  readonly message: string;
}

/** The base of every error that the product throws on purpose. `code` is stable and listed in docs/errors.md. */
export abstract class LoyaltyError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.name = new.target.name;
  }
}

/** The caller must mend the input; `problems` lists all of them at once. */
export class InvalidInput extends LoyaltyError {
  readonly problems: readonly Problem[];
  constructor(code: string, problems: readonly Problem[]) {
    super(code, problems.map((problem) => `${problem.at}: ${problem.message}`).join('; '));
    this.problems = problems;
  }
}

/** The caller is unknown (`access.not_signed_in`) or may not do this. */
export class NotAllowed extends LoyaltyError {}

/** The thing asked for does not exist, or not for this caller. */
export class NotFound extends LoyaltyError {}

/** The thing has changed, or exists already: read it again, then decide. */
export class Conflict extends LoyaltyError {}

/** A named limit is reached; trying again later helps when `retryAfterSeconds` is given. */
export class LimitReached extends LoyaltyError {
  readonly limit: number;
  readonly unit: string;
  readonly retryAfterSeconds: number | undefined;
  constructor(code: string, message: string, limit: number, unit: string, retryAfterSeconds?: number) {
    super(code, message);
    this.limit = limit;
    this.unit = unit;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Something we depend on does not answer now: trying again is right. */
export class Unavailable extends LoyaltyError {
  readonly retryAfterSeconds: number;
  constructor(code: string, message: string, retryAfterSeconds = 1, options?: ErrorOptions) {
    super(code, message, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** An assertion of our own failed: a fault of the product, never of the caller. */
export class Defect extends LoyaltyError {
  constructor(message: string, options?: ErrorOptions) {
    super('product.defect', message, options);
  }
}
