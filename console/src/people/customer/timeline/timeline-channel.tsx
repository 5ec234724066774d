import { useTranslation } from 'react-i18next';
import { AddressSelect } from '../../../parts/address-select.tsx';
import { useChannelName } from '../../use-channel-name.ts';
import styles from './timeline.module.css';

interface TimelineChannelProps {
  /** Channels in which this person was met. */
  channels: string[];
  chosen: string | undefined;
}

/** Narrows the timeline to one channel; the choice lives in the address. */
export function TimelineChannel({ channels, chosen }: TimelineChannelProps) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const known = chosen === undefined || channels.includes(chosen) ? channels : [...channels, chosen];
  if (known.length < 2 && chosen === undefined) return null;
  return (
    <AddressSelect
      parameter="channel"
      className={styles.channel}
      label={t('timeline.channel')}
      value={chosen}
      options={[
        { value: '', label: t('timeline.allChannels') },
        ...known.map((channel) => ({ value: channel, label: channelName(channel) })),
      ]}
    />
  );
}
