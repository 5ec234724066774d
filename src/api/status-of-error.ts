import { Conflict, InvalidInput, LimitReached, type LoyaltyError, NotAllowed, NotFound, Unavailable } from '../foundation/index.ts';

// These say "we do not know who you are" (401); every other NotAllowed says "we do, and you may not" (403).
const unauthenticatedCodes = new Set([
  'access.not_signed_in',
  'access.wrong_password',
  'access.bad_link',
  'access.bad_own_link',
  'collect.unknown_write_key',
]);

// Sending the same again later will not help: the thing itself is too large.
const tooLargeCodes = new Set(['request.too_large', 'connector.file_too_large']);

/** The HTTP status for an error of the product: the only place that knows both. */
export function statusOf(error: LoyaltyError): number {
  if (tooLargeCodes.has(error.code)) return 413;
  if (error.code === 'request.wrong_method') return 405;
  if (error instanceof InvalidInput) return 400;
  if (error instanceof NotAllowed) return unauthenticatedCodes.has(error.code) ? 401 : 403;
  if (error instanceof NotFound) return 404;
  if (error instanceof Conflict) return 409;
  if (error instanceof LimitReached) return 429;
  if (error instanceof Unavailable) return 503;
  return 500;
}
