import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useChannelName } from '../use-channel-name.ts';
import styles from './blocks.module.css';
import { sourceOrigin } from './origin/customer-origins.ts';
import { SourceMarker } from './origin/source-marker.tsx';

/** Which systems told us about this person, and how much. */
export function SourcesBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const zone = zoneOr(customer.place.timezone, readerZone);
  if (customer.sources.length === 0) return null;
  const otherChannel = ({ name, channel }: Customer['sources'][number]): string => {
    const called = channel === undefined ? '' : channelName(channel);
    return called.toLowerCase() === name.toLowerCase() ? '' : called;
  };
  return (
    <Block title={t('customerSources.title')} aside={t('count.sources', { count: customer.sources.length })}>
      <ul className={styles.list}>
        {customer.sources.map((source) => (
          <li key={source.id} className={styles.split}>
            <span>
              {source.name} <span className={styles.lead}>{otherChannel(source)}</span>
            </span>
            <span className={styles.evidence}>
              {t('count.events', { count: source.events })}, <TimeText at={source.lastSeen} as="day" zone={zone} />{' '}
              <SourceMarker
                field={source.name}
                origin={sourceOrigin(source, t('origin.computedFrom', { what: t('count.events', { count: source.events }) }))}
              />
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
