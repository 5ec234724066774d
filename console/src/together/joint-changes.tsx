import { useQuery } from '@tanstack/react-query';
import { Signature } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openJointChangesQuery, settledJointChangesQuery } from '../api/joint-changes.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { JointChangeCard } from './joint-change-card.tsx';
import styles from './together.module.css';

/** What waits for the second signature, and what became of the others. */
export function JointChanges() {
  const { t } = useTranslation();
  const open = useQuery(openJointChangesQuery);
  const settled = useQuery(settledJointChangesQuery);
  return (
    <Page title={t('page.jointChanges.title')} question={t('page.jointChanges.question')} width="reading">
      <Loaded query={open} lines={4}>
        {(changes) =>
          changes.length === 0 ? (
            <Empty icon={Signature} title={t('together.none')}>
              {t('together.noneMeans')}
            </Empty>
          ) : (
            <ul className={styles.list}>
              {changes.map((change) => (
                <JointChangeCard key={change.id} change={change} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {settled.data === undefined || settled.data.length === 0 ? null : (
        <section className={styles.settled} aria-labelledby="settled">
          <h2 id="settled" className={styles.heading}>
            {t('together.settled')}
          </h2>
          <ul className={styles.list}>
            {settled.data.map((change) => (
              <JointChangeCard key={change.id} change={change} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
