import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './decision.module.css';

/** The way to the rule that chose something, or kept it away. */
export function RuleLink({ rule }: { rule: string | undefined }) {
  const { t } = useTranslation();
  if (rule === undefined) return null;
  return (
    <Link to="/moment-rules/$key" params={{ key: rule }} className={styles.ruleLink}>
      {t('moments.openRule')}
    </Link>
  );
}
