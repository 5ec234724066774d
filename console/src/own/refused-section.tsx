import type { OwnSpace } from '../api/contract.ts';
import { RefuseButton } from './chosen-section.tsx';
import styles from './own.module.css';
import type { OwnSpaceState } from './use-own-space.ts';
import { useOwnText } from './use-own-text.ts';

/** What must not be used for her, and the way back. */
export function RefusedSection({ refused, change }: { refused: OwnSpace['refused']; change: OwnSpaceState['change'] }) {
  const { t, label, about, date } = useOwnText();
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{t('own.refused.title')}</h2>
      <p className={styles.means}>{t(refused.length === 0 ? 'own.refused.none' : 'own.refused.means')}</p>
      <ul className={styles.signals}>
        {refused.map((one) => {
          const text = [label(one), about(one)].filter((part) => part !== '').join(', ');
          return (
            <li key={one.signal}>
              <span>
                {label(one)}
                {about(one) === '' ? null : <b className={styles.detail}>{about(one)}</b>}
                <span className={styles.under}>
                  {t(one.byHerself ? 'own.refused.byHerself' : 'own.refused.forHer', { date: date(one.at) })}
                  {one.kind === 'intent' ? ` ${t('own.refused.untilNow')}` : null}
                </span>
              </span>
              <RefuseButton signal={one.signal} text={text} refusal={one.signal} change={change} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
