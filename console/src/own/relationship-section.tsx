import type { OwnSpace } from '../api/contract.ts';
import styles from './own.module.css';
import type { OwnSpaceState } from './use-own-space.ts';
import { useOwnText } from './use-own-text.ts';

const choices = ['justBasics', 'keepMePosted', 'helpMe', 'workWithMe', 'leaveMeBe'] as const;
/** Those that speak of offers that come to her. */
const withOffers: ReadonlySet<string> = new Set(['keepMePosted', 'workWithMe']);

/** How she wants it to be between us: five choices, one click. */
export function RelationshipSection({ space, change }: { space: OwnSpace; change: OwnSpaceState['change'] }) {
  const { t, date } = useOwnText();
  const { relationship, isStated, since } = space.relationship;
  const mayOffer = space.purposes.some(({ purpose, allowed }) => purpose === 'marketing' && allowed);
  return (
    <section aria-labelledby="relationship">
      <h2 id="relationship">{t('own.relationship.title')}</h2>
      <p className={styles.means}>
        {relationship === undefined
          ? t('own.relationship.unknown')
          : isStated && since !== undefined
            ? t('own.relationship.stated', { date: date(since) })
            : t('own.relationship.assumed')}
      </p>
      <ul className={styles.choices}>
        {choices.map((name) => {
          const isIt = relationship === name;
          return (
            <li key={name}>
              <button
                type="button"
                className={styles.choice}
                aria-pressed={isIt && isStated}
                data-assumed={(isIt && !isStated) || undefined}
                onClick={() => void change('PUT', '/v1/own/relationship', { relationship: name })}
              >
                <span className={styles.dot} aria-hidden />
                <span>
                  <b>{t(`own.relationship.name.${name}`)}</b>
                  {isIt && !isStated ? <span className={styles.mark}> {t('own.relationship.assumedMark')}</span> : null}
                  <span className={styles.under}>{t(`own.relationship.means.${name}`)}</span>
                  {isIt && isStated && withOffers.has(name) && !mayOffer ? (
                    <span className={styles.note}>{t('own.relationship.noOffers')}</span>
                  ) : null}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
