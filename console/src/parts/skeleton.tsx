import { useTranslation } from 'react-i18next';
import styles from './skeleton.module.css';

interface SkeletonProps {
  lines?: number;
  /** Height of one line in pixels. */
  height?: number;
}

/** The outline of what is coming. It stays unseen for the first 200 ms, so that quick answers never flicker. */
export function Skeleton({ lines = 6, height = 18 }: SkeletonProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.skeleton} aria-busy="true">
      <span className="hidden-visually">{t('word.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are alike; their widths repeat every few lines, as in text.
        <span key={line} className={styles.line} style={{ height, width: `${[92, 74, 84, 58, 88, 66][line % 6]}%` }} />
      ))}
    </div>
  );
}
