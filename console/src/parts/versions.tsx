import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeText } from './time-text.tsx';
import styles from './versions.module.css';

interface Version {
  version: number;
  changedBy: string;
  changedAt: string;
  reason: string;
  restores?: number | undefined;
  /** What it said then, where that is not what it says now. */
  said?: ReactNode;
}

/** Who changed something, when and why, the newest first. */
export function Versions({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.versions}>
      {versions.map(({ version, changedBy, changedAt, reason, restores, said }) => (
        <li key={version}>
          <TimeText at={changedAt} /> · {changedBy}: “{reason}”
          {restores === undefined ? null : <span className="muted"> {t('word.restored', { version: restores })}</span>}
          {said === undefined ? null : <div className={styles.said}>{said}</div>}
        </li>
      ))}
    </ol>
  );
}
