import { useTranslation } from 'react-i18next';
import type { ValueFields } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import styles from './fields.module.css';

const parts = ['predicts', 'serves', 'legal', 'unknown', 'none'] as const;

/** Why fields are kept, by the bytes that they take: a bar, and the same in words below it. */
export function SharesBar({ shares }: { shares: NonNullable<ValueFields['shares']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = parts.filter((part) => shares[part] > 0);
  return (
    <figure className={styles.shares}>
      <figcaption className={styles.sharesTitle}>{t('fields.share.title')}</figcaption>
      <div className={styles.bar} aria-hidden>
        {shown.map((part) => (
          <span key={part} data-part={part} style={{ flexGrow: shares[part] }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {shown.map((part) => (
          <li key={part}>
            <span className={styles.swatch} data-part={part} aria-hidden />
            <b>{format.share(shares[part])}</b> {t(`fields.share.${part}`)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
