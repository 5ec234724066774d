import type { ReactNode } from 'react';
import type { CompletenessField } from '../../../api/contract.ts';
import { useMessageText } from '../../../messages/use-message-text.ts';
import { TimeText } from '../../../parts/time-text.tsx';
import { useChannelName } from '../../use-channel-name.ts';
import styles from './completeness.module.css';
import { useQuestionText } from './use-question-text.ts';

interface GapProps {
  gap: CompletenessField;
  /** Hers, where it is known. */
  language: string | undefined;
  action: ReactNode;
  /** What adds most stands open. */
  isFirst: boolean;
}

/** One thing that is not known, or was said long ago: how one would ask, and where. */
export function Gap({ gap, language, action, isFirst }: GapProps) {
  const { t, reason } = useMessageText();
  const channelName = useChannelName();
  const { label, question, meaning, asked } = useQuestionText(language);
  const { ask, state, time } = gap;
  if (ask === undefined) return null;
  return (
    <li>
      <details className={styles.gap} open={isFirst}>
        <summary>
          <span className={styles.head}>
            <b>{label(gap)}</b>{' '}
            <span className={styles.state}>
              {state === 'missing' ? (
                t('completeness.missing')
              ) : (
                <>
                  {t('completeness.stale')} <TimeText at={time} as="day" />
                </>
              )}
            </span>
          </span>
          <q lang={asked} className={styles.question}>
            {question(ask)}
          </q>
        </summary>
        <div className={styles.rest}>
          {meaning(ask) === undefined ? null : <p className={styles.under}>{meaning(ask)}</p>}
          <p className={styles.under}>
            {ask.at === undefined
              ? t('completeness.nowhere')
              : ask.alsoAt.length === 0
                ? t('completeness.at', { channel: channelName(ask.at) })
                : t('completeness.atAlso', { channel: channelName(ask.at), others: ask.alsoAt.map(channelName).join(', ') })}
            {ask.notAt.map(({ channel, code, words }) => (
              <span key={channel} title={words}>
                {' '}
                {t('completeness.notAt', { channel: channelName(channel), why: reason({ code, words }) })}
              </span>
            ))}
          </p>
          {action}
        </div>
      </details>
    </li>
  );
}
