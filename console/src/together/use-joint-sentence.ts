import { useTranslation } from 'react-i18next';
import type { JointChange } from '../api/contract.ts';

/** What signing brings about, in the reader's language where we know the kind, else as the server says it. */
export function useJointSentence(): (change: JointChange) => string {
  const { t } = useTranslation();
  return ({ kind, subject, sentence }) => {
    const name = subject.slice(subject.indexOf(':') + 1);
    if (kind === 'field.retire') return t('together.kind.fieldRetire', { name });
    return sentence;
  };
}
