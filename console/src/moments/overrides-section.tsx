import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DecisionScoreboard } from '../api/contract.ts';
import { endOverride } from '../api/moments.ts';
import { useMay } from '../app/use-session.ts';
import { failureText } from '../parts/failure-text.ts';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import styles from './learned.module.css';

type Overruling = DecisionScoreboard['overrides'][number];

/** What colleagues chose instead of us, with their reasons; each can be ended, or made a rule for everybody. */
export function OverridesSection({ overrides }: { overrides: readonly Overruling[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.section} aria-labelledby="overrides">
      <h2 id="overrides" className={styles.heading}>
        {t('learned.overrides.title')}
      </h2>
      {overrides.length === 0 ? (
        <p className="muted">{t('learned.overrides.none')}</p>
      ) : (
        <ul className={styles.overrides}>
          {overrides.map((one) => (
            <One key={one.id} override={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function One({ override }: { override: Overruling }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayEnd = useMay('moments.decide');
  const mayEdit = useMay('moments.edit');
  const { customer, name, place, item, title, insteadOfTitle, decision, by, at, reason, ended } = override;
  const end = () =>
    void endOverride(customer, place).then(
      () => {
        showToast(t('moments.overrideEnded', { place }));
        void client.invalidateQueries({ queryKey: ['moments'] });
      },
      (failure: unknown) => showToast(failureText(failure, t), { tone: 'problem' }),
    );
  return (
    <li data-ended={ended || undefined}>
      <div>
        <p>
          <b>{title}</b>{' '}
          {insteadOfTitle === null ? null : <span className="muted">{t('learned.overrides.instead', { title: insteadOfTitle })}</span>}
        </p>
        <p>“{reason}”</p>
        <p className={styles.small}>
          {by}, <TimeText at={at} /> ·{' '}
          <Link to="/people/$id" params={{ id: customer }}>
            {name || t('deciding.nobody')}
          </Link>{' '}
          · {place} ·{' '}
          <Link to="/moments/$decision" params={{ decision }}>
            {t('learned.overrides.decision')}
          </Link>
          {ended ? ` · ${t('learned.overrides.ended')}` : ''}
        </p>
      </div>
      <div className={styles.deeds}>
        {mayEdit ? (
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            to="/moment-rules/new"
            search={{ item, place, because: reason } as never}
            aria-label={`${t('learned.overrides.makeRule')}: ${title}`}
          >
            {t('learned.overrides.makeRule')}
          </Button>
        ) : null}
        {mayEnd && !ended ? (
          <Button size="compact-sm" variant="subtle" onClick={end} aria-label={`${t('moments.overrideEnd')}: ${title}`}>
            {t('learned.overrides.end')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
