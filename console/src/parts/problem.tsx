import { Button } from '@mantine/core';
import { CloudOff, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RequestFailed } from '../api/request-failed.ts';
import { sentence } from '../format/sentence.ts';
import styles from './problem.module.css';

interface ProblemProps {
  error: unknown;
  onRetry?: () => void;
  /** `page` fills the place of a page; `line` sits beside the control that failed. */
  size?: 'page' | 'line';
}

/** What happened, what it means, and what to do: for every failure, in the same order. */
export function Problem({ error, onRetry, size = 'page' }: ProblemProps) {
  const { t, i18n } = useTranslation();
  const failure = error instanceof RequestFailed ? error : undefined;
  // Said in the reader's language, with what to do about this very thing; else as the server says it.
  const own = `failure.${failure?.code ?? ''}`;
  const isOwn = failure !== undefined && i18n.exists(own);
  const kind = failure?.kind ?? 'fault';
  const Icon = kind === 'offline' || kind === 'unavailable' ? CloudOff : TriangleAlert;
  return (
    <div className={styles.problem} data-size={size} role="alert">
      <Icon className={styles.icon} size={size === 'page' ? 22 : 16} aria-hidden />
      <div className={styles.text}>
        <p className={styles.what}>
          {isOwn
            ? t(`${own}.what` as 'problem.fault.what')
            : failure?.message && kind !== 'fault' && kind !== 'address'
              ? sentence(failure.message)
              : t(`problem.${kind}.what`)}
        </p>
        <p className={styles.means}>
          {isOwn ? t(`${own}.do` as 'problem.fault.do') : `${t(`problem.${kind}.means`)} ${t(`problem.${kind}.do`)}`}
        </p>
        {failure !== undefined && kind !== 'address' && failure.problems.length > 0 ? (
          <ul className={styles.list}>
            {failure.problems.map((problem) => (
              <li key={`${problem.at} ${problem.message}`}>
                <code>{problem.at}</code> {problem.message}
              </li>
            ))}
          </ul>
        ) : null}
        {onRetry === undefined || kind === 'notAllowed' || kind === 'address' ? null : (
          <Button variant="default" size="xs" className={styles.retry} onClick={onRetry}>
            {t('word.tryAgain')}
          </Button>
        )}
        {failure === undefined || failure.code === '' ? null : <p className={styles.code}>{failure.code}</p>}
      </div>
    </div>
  );
}
