import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueModel, ValueOverview } from '../api/contract.ts';
import { acceptDrift, chooseValueModel } from '../api/value.ts';
import { useMay } from '../app/use-session.ts';
import { useFormat } from '../format/use-format.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { FitComparison } from './fit-comparison.tsx';
import styles from './value.module.css';

type Drift = NonNullable<ValueOverview['drift']>;

/** The model says something else than the one last agreed with: stays until somebody accepts it or goes back, with both fits side by side. */
export function DriftNotice({ drift, model }: { drift: Drift; model: ValueModel | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const mayAnswer = useMay('value.edit');
  const [asking, setAsking] = useState<'accept' | 'back'>();
  const { share, version, base } = drift;
  const answer = async (reason: string) => {
    if (asking === 'accept') await acceptDrift(version, reason);
    else await chooseValueModel(base.version, reason);
    showToast(t('value.models.used', { version: asking === 'accept' ? version : base.version }));
    await client.invalidateQueries({ queryKey: ['value'] });
  };
  const about = { share: format.share(Math.abs(share)), version, base: base.version };
  return (
    <section aria-label={t('value.drift.title')}>
      <p className={styles.notice} data-tone="risk" role="status">
        <TriangleAlert size={16} aria-hidden />
        <span>
          {t(share > 0 ? 'value.drift.more' : 'value.drift.less', about)}{' '}
          {drift.noticedVersion === version
            ? t('value.drift.since', { date: format.date(drift.since) })
            : t('value.drift.sinceVersion', {
                date: format.date(drift.since),
                version: drift.noticedVersion,
                share: format.share(Math.abs(drift.noticedShare)),
              })}
        </span>
      </p>
      {mayAnswer ? (
        <p className={styles.answers}>
          <Button variant="default" size="xs" onClick={() => setAsking('accept')}>
            {t('value.drift.accept', { version })}
          </Button>
          <Button variant="default" size="xs" onClick={() => setAsking('back')}>
            {t('value.drift.back', { version: base.version })}
          </Button>
        </p>
      ) : null}
      {model === undefined ? null : <FitComparison model={model} drift={drift} />}
      <ReasonDialog
        opened={asking !== undefined}
        title={asking === 'back' ? t('value.drift.back', { version: base.version }) : t('value.drift.accept', { version })}
        actionLabel={asking === 'back' ? t('value.models.use') : t('value.drift.acceptNow')}
        onClose={() => setAsking(undefined)}
        onConfirm={answer}
      >
        <p>{asking === 'back' ? t('value.models.useMeans', { version: base.version }) : t('value.drift.acceptMeans')}</p>
      </ReasonDialog>
    </section>
  );
}
