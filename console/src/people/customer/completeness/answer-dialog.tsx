import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeDownAnswer } from '../../../api/completeness.ts';
import type { CompletenessField, Customer } from '../../../api/contract.ts';
import { languageName } from '../../../format/language-name.ts';
import { humanName } from '../../../format/name.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useChannelName } from '../../use-channel-name.ts';
import { useWriteDown } from '../allowed/use-write-down.ts';
import { WhereSaid } from '../allowed/where-said.tsx';
import styles from './completeness.module.css';
import { useQuestionText } from './use-question-text.ts';

interface AnswerDialogProps {
  customer: Customer;
  gap: CompletenessField;
  language: string | undefined;
  onClose: () => void;
}

const answerCharactersMax = 300;
// Her own language may be any; these are what a shop in Europe hears most.
const languages = [
  'en',
  'pt-PT',
  'pt-BR',
  'es',
  'fr',
  'de',
  'it',
  'nl',
  'pl',
  'ro',
  'uk',
  'ru',
  'sv',
  'da',
  'fi',
  'nb',
  'el',
  'cs',
  'hu',
  'tr',
  'ar',
  'hi',
  'zh',
  'ja',
  'ko',
];
const places: readonly string[] = ['phone', 'store', 'chat', 'email', 'social'];

/** What she answered when she was asked, as she said it to a colleague. */
export function AnswerDialog({ customer, gap, language, onClose }: AnswerDialogProps) {
  const { t, i18n } = useTranslation();
  const channelName = useChannelName();
  const { label, question } = useQuestionText(language);
  const { action, write } = useWriteDown(customer.id, t('completeness.written'), onClose);
  const [answer, setAnswer] = useState('');
  const best = gap.ask?.at ?? 'phone';
  const [where, setWhere] = useState<string>(places.includes(best) ? best : 'phone');
  const options =
    gap.fact === 'language'
      ? languages.map((value) => ({
          value,
          label: value.includes('-') ? `${languageName(value)} (${value.slice(3)})` : languageName(value),
        }))
      : gap.ask?.answers?.map((value) => ({ value, label: i18n.exists(`channel.${value}`) ? channelName(value) : humanName(value) }));
  return (
    <FormDialog
      opened
      title={t('completeness.answerTitle', { name: customer.name.display })}
      action={action}
      actionLabel={t('completeness.write')}
      ready={answer.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void write(() => writeDownAnswer(customer.id, { field: gap.key, answer: answer.trim(), channel: where }))}
    >
      {gap.ask === undefined ? null : <q className={styles.question}>{question(gap.ask)}</q>}
      {options === undefined ? (
        <TextInput
          label={label(gap)}
          value={answer}
          maxLength={answerCharactersMax}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          data-autofocus
        />
      ) : (
        <NativeSelect
          label={label(gap)}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          data={[{ value: '', label: t('completeness.choose') }, ...options]}
          data-autofocus
        />
      )}
      <WhereSaid value={where} onChange={setWhere} />
    </FormDialog>
  );
}
