import { Link } from '@tanstack/react-router';
import { HandHeart } from 'lucide-react';
import { Trans } from 'react-i18next';
import type { DecisionDetails } from '../api/contract.ts';
import { TimeText } from '../parts/time-text.tsx';
import { useChannelName } from '../people/use-channel-name.ts';
import styles from './decision.module.css';
import { useSignalText } from './use-signal-text.ts';

/** Askers that are nobody’s name, as the server calls them. */
const askers: Readonly<Record<string, 'commandLine' | 'writeKey'>> = {
  'write key': 'writeKey',
  'command line on this machine': 'commandLine',
};

/** For whom, where, when, how quickly and for whom it was asked. */
export function DecisionHead({ decision }: { decision: DecisionDetails }) {
  const { t, format, device } = useSignalText();
  const channelName = useChannelName();
  const { customer, name, at, tookMs, askedBy, default: isDefault } = decision;
  const { place, channel, device: shownOn } = decision.moment;
  const known = askers[askedBy];
  const asker = known === undefined ? askedBy : t(`moments.${known}`);
  return (
    <>
      <p className={styles.lead}>
        <Trans
          i18nKey={customer === undefined ? 'moments.headNobody' : 'moments.head'}
          values={{ name: name || customer || '', place, channel: channelName(channel), device: device(shownOn) }}
          components={{
            person: customer === undefined ? <span /> : <Link to="/people/$id" params={{ id: customer }} />,
            time: <TimeText at={at} />,
          }}
        />{' '}
        <span className="muted">{t('moments.took', { time: format.latency(tookMs), by: asker })}</span>
      </p>
      {isDefault ? (
        <p className={styles.notice}>
          <HandHeart size={16} aria-hidden /> {t('moments.defaultMeans')} <DefaultBecause because={decision.defaultBecause} />
        </p>
      ) : null}
    </>
  );
}

/** The server's sentences for why nothing was predicted. */
const defaultReasons: Readonly<Record<string, 'failed' | 'late' | 'off'>> = {
  'what is known of her could not be had in time': 'late',
  'what is known of her could not be had': 'failed',
  'prediction is switched off': 'off',
};

function DefaultBecause({ because = '' }: { because?: string | undefined }) {
  const { t } = useSignalText();
  const known = defaultReasons[because];
  return known === undefined ? because : t(`moments.defaultBecause.${known}`);
}
