import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SingleView } from '../../api/contract.ts';
import { useMay } from '../../app/use-session.ts';
import { useFormat } from '../../format/use-format.ts';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './single-view.module.css';

/** The share, large; what it is of; when it was measured. Each number opens to its people. */
export function ShareFigure({ measured }: { measured: SingleView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { share, whole, notYet, customers, leftOut, measuredAt, everybodyAt, waiting, counting } = measured;
  const shown = share === null ? '' : format.share(share);
  return (
    <section className={styles.figure} aria-label={t('page.singleView.title')}>
      <p className={styles.share}>{shown}</p>
      <p className={styles.sentence}>
        {t('viewShare.of', { count: customers, whole: format.count(whole), number: format.count(customers) })}
      </p>
      <meter className={styles.meter} aria-label={t('page.singleView.title')} min={0} max={1} value={share ?? 0}>
        {shown}
      </meter>
      <p className={styles.parts}>
        <Opening show="not_yet">{t('viewShare.notYet', { count: notYet, number: format.count(notYet) })}</Opening>
        <Opening show="whole">{t('viewShare.whole', { count: whole, number: format.count(whole) })}</Opening>
      </p>
      {leftOut.countedWithAnother === 0 ? null : (
        <p className={styles.note}>
          {t('viewShare.countedOnce', { count: leftOut.countedWithAnother, number: format.count(leftOut.countedWithAnother) })}
        </p>
      )}
      {leftOut.unknown === 0 ? null : (
        <p className={styles.note}>
          <Opening show="unknown">{t('viewShare.unknown', { count: leftOut.unknown, number: format.count(leftOut.unknown) })}</Opening>{' '}
          {t('viewShare.unknownMeans')}
        </p>
      )}
      <p className={styles.note} role="status">
        {counting === undefined ? null : <b>{t('viewShare.counting', { share: format.share(counting) })} </b>}
        {measuredAt === null ? null : (
          <>
            {t('viewShare.measuredAt')} <TimeText at={measuredAt} as="clock" />.{' '}
          </>
        )}
        {waiting === 0 ? t('viewShare.keptUp') : t('viewShare.waiting', { count: waiting, number: format.count(waiting) })}{' '}
        {everybodyAt === null ? null : (
          <>
            {t('viewShare.everybodyAt')} <TimeText at={everybodyAt} />.
          </>
        )}
      </p>
    </section>
  );
}

/** A number that opens to its people, where the role may read people. */
function Opening({ show, children }: { show: string; children: string }) {
  const mayRead = useMay('people.read');
  if (!mayRead) return <span>{children}</span>;
  return (
    <Link to="/single-view" search={{ show } as never} resetScroll={false}>
      {children}
    </Link>
  );
}
