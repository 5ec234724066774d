import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clockQuery } from '../api/clock.ts';
import { exceptionCountsQuery } from '../api/groups.ts';
import { openJointChangesQuery } from '../api/joint-changes.ts';
import { quarantineCountQuery } from '../api/quarantine.ts';
import { valueDriftQuery } from '../api/value.ts';
import { visibleAreas } from '../app/navigation.ts';
import { useSession } from '../app/use-session.ts';
import { useFormat } from '../format/use-format.ts';
import { Shortcut } from '../parts/shortcut.tsx';
import styles from './rail.module.css';

/** The pages that this person may see, by area; people lead. */
export function Areas() {
  const { t } = useTranslation();
  const session = useSession();
  const { data: clock } = useQuery(clockQuery);
  return (
    <nav className={styles.areas} aria-label={t('shell.areas')}>
      {visibleAreas(session.permissions, { clock: clock !== null && clock !== undefined }).map((area) => (
        <section key={area.id} aria-label={t(`area.${area.id}`)}>
          <h2 className={styles.area}>{t(`area.${area.id}`)}</h2>
          <ul>
            {area.pages.map((page) => (
              <li key={page.id}>
                <Link
                  to={page.path}
                  className={styles.page}
                  activeProps={{ 'aria-current': 'page' }}
                  activeOptions={{ exact: false, includeSearch: false }}
                >
                  <page.icon size={16} strokeWidth={1.9} aria-hidden />
                  <span className={styles.pageName}>{t(`page.${page.id}.nav`)}</span>
                  {page.id === 'quarantine' ? <Waiting /> : null}
                  {page.id === 'value' ? <Drifted /> : null}
                  {page.id === 'exceptions' ? <ToReview /> : null}
                  {page.id === 'jointChanges' ? <ToSign /> : null}
                  <Shortcut keys={`G ${page.key}`} className={styles.shortcut} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** How many changes wait for this reader's own signature; nothing when none do. */
function ToSign() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data = [] } = useQuery(openJointChangesQuery);
  const count = data.filter(({ may }) => may.sign).length;
  if (count === 0) return null;
  return (
    <span className={styles.waiting} title={t('shell.toSign', { count })}>
      {format.count(count)}
    </span>
  );
}

/** How many exceptions somebody should look at now; nothing when none are due. */
function ToReview() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(exceptionCountsQuery);
  if (data === undefined || data.due === 0) return null;
  return (
    <span className={styles.waiting} title={t('shell.toReview', { count: data.due })}>
      {format.count(data.due)}
    </span>
  );
}

/** A mark while the newest model says something else than the one before. */
function Drifted() {
  const { t } = useTranslation();
  const { data } = useQuery(valueDriftQuery);
  if (data?.fitting.drift === undefined) return null;
  return (
    <span className={styles.waiting} title={t('shell.drifted')}>
      !<span className="hidden-visually">{t('shell.drifted')}</span>
    </span>
  );
}

/** How many events wait in quarantine; nothing when none do. */
function Waiting() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(quarantineCountQuery);
  if (data === undefined || data === 0) return null;
  return (
    <span className={styles.waiting} title={t('shell.waiting', { count: data })}>
      {format.count(data)}
    </span>
  );
}
