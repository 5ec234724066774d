import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import styles from './secret-once.module.css';

/** A key, token or link that the server will never show again. */
export function SecretOnce({ label, secret }: { label: string; secret: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.secret}>
      <p className={styles.label}>
        <KeyRound size={15} aria-hidden /> {label}
      </p>
      <div className={styles.row}>
        <code className={styles.value}>{secret}</code>
        <CopyButton text={secret} />
      </div>
      <p className={styles.note}>{t('word.shownOnce')}</p>
    </div>
  );
}
