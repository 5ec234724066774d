import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { useMay } from '../../app/use-session.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { SettingForm } from './setting-form.tsx';
import { SettingHistory } from './setting-history.tsx';
import styles from './settings.module.css';

/** One setting: its value as a form or as JSON, its past, and the way back. */
export function SettingPage() {
  const { t } = useTranslation();
  const { key } = useParams({ from: '/shell/settings/$key' });
  const mayEdit = useMay('settings.edit');
  const { data, error, refetch } = useQuery(settingsQuery);
  const setting = data?.find((one) => one.key === key);
  return (
    <Page
      title={setting?.title ?? t('page.settings.title')}
      question={
        <>
          <Link to="/settings" className={styles.back}>
            <ArrowLeft size={15} aria-hidden /> {t('page.settings.title')}
          </Link>
          {setting?.description === undefined ? null : <span className={styles.lead}>{setting.description}</span>}
        </>
      }
      width="reading"
    >
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} />
      ) : setting === undefined ? (
        <Empty title={t('settings.unknown')} />
      ) : (
        <>
          <SettingForm key={setting.version} setting={setting} mayEdit={mayEdit} />
          <SettingHistory setting={setting} mayEdit={mayEdit} />
        </>
      )}
    </Page>
  );
}
