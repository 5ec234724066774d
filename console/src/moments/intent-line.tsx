import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonIntents } from '../api/contract.ts';
import { humanName } from '../format/name.ts';
import { useFormat } from '../format/use-format.ts';
import { TimeText } from '../parts/time-text.tsx';
import styles from './intents.module.css';

type Intent = PersonIntents['intents'][number];

/** What she seems to be about, how clearly, and from which signs. */
export function IntentLine({ intent, deed }: { intent: Intent; deed?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, strength, signs } = intent;
  return (
    <li className={styles.intent}>
      <span className={styles.head}>
        <b>{name}</b>
        <meter className={styles.meter} min={0} max={1} value={strength} aria-label={t('deciding.strength')}>
          {format.share(strength)}
        </meter>
        <span className={styles.share}>{format.share(strength)}</span>
        {deed}
      </span>
      {signs.length === 0 ? null : (
        <details className={styles.signs}>
          <summary>{t('deciding.signs', { count: signs.length })}</summary>
          <ul>
            {signs.map((sign) => (
              <li key={`${sign.at} ${sign.name} ${sign.about}`}>
                {sign.name === 'search' ? t('deciding.signal.searches', { term: sign.about }) : `${eventName(sign.name)} ${sign.about}`}{' '}
                <TimeText at={sign.at} className="muted" />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** `$page` is how a page that was looked at is kept. */
function eventName(name: string): string {
  return humanName(name.replace(/^\$/, ''));
}
