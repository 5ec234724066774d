import type { Customer } from '../../api/contract.ts';

type CurrentVisit = NonNullable<Customer['visits']['current']>;

// A page that is read or a till at work is quiet for minutes; a colleague who is told "here now" may walk over or call.
const hereNowMs = 5 * 60_000;

/** Whether she is there at this moment: a visit goes on for half an hour after its newest event, and she may have left long before. */
export function isHereNow({ last }: Pick<CurrentVisit, 'last'>, now: number): boolean {
  return now - Date.parse(last) < hereNowMs;
}
