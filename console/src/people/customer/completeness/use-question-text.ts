import { useTranslation } from 'react-i18next';
import type { CompletenessField } from '../../../api/contract.ts';

type InBoth = CompletenessField['label'];
type Spoken = keyof InBoth;

/** Names of fields in the reader's language, and questions in hers, where the firm has written them in it. */
export function useQuestionText(hers: string | undefined) {
  const { i18n } = useTranslation();
  const reader: Spoken = i18n.language.startsWith('pt') ? 'pt' : 'en';
  const [spoken = ''] = (hers ?? '').toLowerCase().split(/[-_]/);
  const asked: Spoken = spoken === 'pt' || spoken === 'en' ? spoken : reader;
  return {
    label: ({ label }: CompletenessField) => label[reader],
    /** As one would say it to her. */
    question: ({ question }: { question: InBoth }) => question[asked],
    /** The same for a reader who speaks another language. */
    meaning: ({ question }: { question: InBoth }) => (asked === reader ? undefined : question[reader]),
    asked,
  };
}
