import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Settings as SettingsIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../api/settings.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './settings.module.css';

/** The rules by which the product goes, each with who changed it last. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <Page title={t('page.settings.title')} question={t('page.settings.question')} width="reading">
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} height={36} />
      ) : data.length === 0 ? (
        <Empty icon={SettingsIcon} title={t('settings.none')} />
      ) : (
        <ul className={styles.list}>
          {data.map((setting) => (
            <li key={setting.key}>
              <Link to="/settings/$key" params={{ key: setting.key }} className={styles.setting}>
                <span className={styles.name}>{setting.title}</span>
                {setting.description === undefined ? null : <span className={styles.description}>{setting.description}</span>}
                <span className={styles.changed}>
                  {setting.changedAt === undefined || setting.changedAt === null ? (
                    t('settings.asDelivered')
                  ) : (
                    <>
                      {t('settings.version', { number: setting.version })} · {setting.changedBy} · <TimeText at={setting.changedAt} />
                    </>
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
