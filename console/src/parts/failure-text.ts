import type { TFunction } from 'i18next';
import { RequestFailed } from '../api/request-failed.ts';
import { sentence } from '../format/sentence.ts';

/** A failure in one sentence, for a toast; `Problem` says it at length. */
export function failureText(failure: unknown, t: TFunction): string {
  if (!(failure instanceof RequestFailed)) return t('problem.fault.what');
  const { kind, message } = failure;
  return kind !== 'fault' && kind !== 'address' && message !== '' ? sentence(message) : t(`problem.${kind}.what`);
}
