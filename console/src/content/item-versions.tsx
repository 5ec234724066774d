import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contentVersionsQuery } from '../api/content.ts';
import type { ContentItem } from '../api/contract.ts';
import { Block } from '../parts/block.tsx';
import { TimeText } from '../parts/time-text.tsx';
import styles from './content.module.css';

/** Who changed it, when and why. */
export function ItemVersions({ item }: { item: ContentItem }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(contentVersionsQuery(item.key));
  return (
    <Block title={t('content.versions')}>
      <ol className={styles.versions}>
        {data.map(({ version, changedBy, changedAt, reason, restores, body }) => (
          <li key={version}>
            <TimeText at={changedAt} /> · {changedBy}: “{reason}”
            {restores === undefined ? null : <span className="muted"> {t('content.restored', { version: restores })}</span>}
            {version === item.version || body.keyFact === item.keyFact ? null : <span className={styles.then}>{body.keyFact}</span>}
          </li>
        ))}
      </ol>
    </Block>
  );
}
