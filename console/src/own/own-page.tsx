import { useEffect, useState } from 'react';
import { ChosenSection } from './chosen-section.tsx';
import { HandlesSection } from './handles-section.tsx';
import styles from './own.module.css';
import { RefusedSection } from './refused-section.tsx';
import { RelationshipSection } from './relationship-section.tsx';
import { type OwnSpaceState, useOwnSpace } from './use-own-space.ts';
import { useOwnText } from './use-own-text.ts';
import { UsesSection } from './uses-section.tsx';

// Long enough to be read, short enough not to stand in the way.
const saidMs = 4_000;

/** A customer's own space: what we decide about her and why, and what she wants of us. */
export function OwnPage({ secret }: { secret: string | undefined }) {
  const { t, date } = useOwnText();
  const { space, decisions, isOver, trouble, said, change, reload, readMore } = useOwnSpace(secret);
  const title = t(isOver ? 'own.over.title' : 'own.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (isOver) {
    return (
      <main className={styles.page}>
        <h1>{title}</h1>
        <p className={styles.intro}>{t('own.over.text')}</p>
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p className={styles.intro}>{t('own.intro')}</p>
      {trouble === undefined ? null : (
        <p className={styles.trouble} role="alert">
          {t(`own.${trouble}`)}{' '}
          <button type="button" className={styles.small} onClick={reload}>
            {t('own.again')}
          </button>
        </p>
      )}
      {space === undefined ? null : (
        <>
          <RelationshipSection space={space} change={change} />
          <UsesSection space={space} change={change} />
          <HandlesSection space={space} change={change} />
          <ChosenSection decisions={decisions} refused={space.refused} change={change} readMore={readMore} />
          <RefusedSection refused={space.refused} change={change} />
          <footer className={styles.footer}>{t('own.until', { date: date(space.expiresAt) })}</footer>
        </>
      )}
      <Said said={said} />
    </main>
  );
}

/** What became of the last change, for eyes and ears. */
function Said({ said }: Pick<OwnSpaceState, 'said'>) {
  const { t } = useOwnText();
  const [shown, setShown] = useState<OwnSpaceState['said']>();
  useEffect(() => {
    setShown(said);
    const timer = setTimeout(() => setShown(undefined), saidMs);
    return () => clearTimeout(timer);
  }, [said]);
  const isTrouble = shown !== undefined && shown.text !== 'saved' && shown.text !== 'waiting';
  return (
    <div className={styles.said} role="status" data-shown={shown !== undefined || undefined} data-trouble={isTrouble || undefined}>
      {shown === undefined ? null : <span key={shown.number}>{t(`own.${shown.text}`)}</span>}
    </div>
  );
}
