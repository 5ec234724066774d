import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completenessQuery } from '../../../api/completeness.ts';
import type { Completeness, CompletenessField, Customer } from '../../../api/contract.ts';
import { useMay } from '../../../app/use-session.ts';
import { shareText } from '../../../format/number.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Block } from '../../../parts/block.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { Skeleton } from '../../../parts/skeleton.tsx';
import styles from './completeness.module.css';
import { Gap } from './gap.tsx';
import { useQuestionText } from './use-question-text.ts';

const AnswerDialog = lazy(async () => ({ default: (await import('./answer-dialog.tsx')).AnswerDialog }));
const WriteDown = lazy(async () => ({ default: (await import('../allowed/write-down.tsx')).WriteDown }));

/** How much of what helps in serving her is known, what is not, and how one could kindly ask. */
export function CompletenessBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(completenessQuery(customer.id));
  return (
    <Block
      title={t('completeness.title')}
      aside={data === undefined ? undefined : t('completeness.count', { known: data.known, of: data.of })}
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={4} />
        ) : (
          <Problem error={error} size="line" onRetry={() => void refetch()} />
        )
      ) : (
        <Known customer={customer} completeness={data} />
      )}
    </Block>
  );
}

function Known({ customer, completeness }: { customer: Customer; completeness: Completeness }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useQuestionText(completeness.language);
  const mayEdit = useMay('people.edit');
  const [answering, setAnswering] = useState<CompletenessField>();
  const close = () => setAnswering(undefined);
  const gaps = completeness.fields.filter(({ state }) => state !== 'known');
  const known = completeness.fields.filter(({ state }) => state === 'known');
  const percent = Math.round(completeness.share * 100);
  const share = shareText(completeness.share, format.locale);
  return (
    <div className={styles.completeness}>
      <div className={styles.meterLine}>
        <meter className={styles.meter} aria-label={t('completeness.title')} min={0} max={100} value={percent}>
          {share}
        </meter>
        <b className="numbers">{share}</b>
      </div>
      {gaps.length === 0 ? <p className="muted">{t('completeness.all')}</p> : null}
      <ul className={styles.gaps}>
        {gaps.map((gap, at) => (
          <Gap
            key={gap.key}
            gap={gap}
            language={completeness.language}
            isFirst={at === 0}
            action={
              mayEdit ? (
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => setAnswering(gap)}
                  aria-label={`${t('completeness.answered')}: ${label(gap)}`}
                >
                  {t('completeness.answered')}
                </Button>
              ) : null
            }
          />
        ))}
      </ul>
      {known.length === 0 ? null : (
        <p className={styles.known}>
          {t('completeness.known')}: {known.map(label).join(', ')}.
        </p>
      )}
      <Suspense fallback={null}>
        {answering === undefined ? null : answering.fact === 'reachable' ? (
          <WriteDown customer={customer} onClose={close} />
        ) : (
          <AnswerDialog customer={customer} gap={answering} language={completeness.language} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}
