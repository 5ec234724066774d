import { Conflict, Defect, InvalidInput, type Problem } from '../foundation/index.ts';
import type { FittingEnd } from './fitting-protocol.ts';

/** What a task that ended otherwise than asked is thrown as. */
export function faultOf(end: FittingEnd): Error {
  if (end.kind === 'elsewhere') return new Conflict('value.fit_running', 'a fit is under way in another copy; wait for its end');
  if (end.kind === 'refused') return new InvalidInput(end.code, end.problems as Problem[]);
  return new Defect(end.kind === 'failed' ? end.message : 'the fitting thread answered something else');
}

/** For people: what they can mend in words, anything else is in the log. `stays`: what is in force meanwhile. */
export function faultText(error: unknown, stays: string): string {
  if (error instanceof InvalidInput) return error.problems.map(({ message }) => message).join('; ');
  return `a fault of the product, which its log tells; ${stays} stays`;
}
