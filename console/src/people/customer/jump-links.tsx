import { useTranslation } from 'react-i18next';
import styles from './customer-page.module.css';

/** The parts of a long narrow page, one press away. */
export function JumpLinks() {
  const { t } = useTranslation();
  return (
    <nav className={styles.jump} aria-label={t('customer.jump')}>
      {(['facts', 'contact', 'worth', 'timeline', 'about'] as const).map((part) => (
        <button key={part} type="button" onClick={() => document.getElementById(part)?.scrollIntoView({ block: 'start' })}>
          {t(`customer.part.${part}`)}
        </button>
      ))}
    </nav>
  );
}
