import { useQuery } from '@tanstack/react-query';
import { Drama } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { standInsQuery } from '../../api/webhooks.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import styles from './stand-ins.module.css';

/** Everything that only plays the part of an outside service here, so that nobody takes it for the real one. */
export function StandIns() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(standInsQuery);
  return (
    <Page title={t('page.standIns.title')} question={t('page.standIns.question')} width="reading">
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={5} />
      ) : data.length === 0 ? (
        <Empty icon={Drama} title={t('standIns.none')}>
          {t('standIns.noneMeans')}
        </Empty>
      ) : (
        <ul className={styles.list}>
          {data.map((standIn) => (
            <li key={standIn.name}>
              <p className={styles.name}>
                {standIn.name} <Tag icon={Drama}>{t('standIns.tag')}</Tag>
              </p>
              <p>{standIn.what}</p>
              <p className="muted">
                {t('standIns.instead', { of: standIn.replaces })} {standIn.howToReplace}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
