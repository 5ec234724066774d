import type { TFunction } from 'i18next';
import { RequestFailed } from '../api/request-failed.ts';
import { sentence } from '../format/sentence.ts';

/** A failure in one sentence, for a toast; `Problem` says it at length. */
export function failureText(failure: unknown, t: TFunction): string {
  if (!(failure instanceof RequestFailed)) return t('problem.fault.what');
  return failure.kind !== 'fault' && failure.message !== '' ? sentence(failure.message) : t(`problem.${failure.kind}.what`);
}
