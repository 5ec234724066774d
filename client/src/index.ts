export type * from './contract.ts';
export { LoyaltyApiError } from './loyalty-api-error.ts';
export {
  type Change,
  type ChoiceOutcome,
  type DecideOptions,
  type LiveSubject,
  LoyaltyClient,
  type LoyaltyClientOptions,
  type MomentRequest,
  type SendOptions,
} from './loyalty-client.ts';
export type { RetryRules } from './retry.ts';
export type { AnswerOf, CallOptions, PathOf, RawBody, RequestOf, Route } from './routes.ts';
