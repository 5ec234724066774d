import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
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
  const navigate = useNavigate();
  const channelName = useChannelName();
  const known = chosen === undefined || channels.includes(chosen) ? channels : [...channels, chosen];
  if (known.length < 2 && chosen === undefined) return null;
  const choose = (channel: string | undefined) =>
    void navigate({ to: '.', search: ((before: object) => ({ ...before, channel })) as never, replace: true, resetScroll: false });
  return (
    <NativeSelect
      className={styles.channel}
      aria-label={t('timeline.channel')}
      value={chosen ?? ''}
      onChange={(event) => choose(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      data={[{ value: '', label: t('timeline.allChannels') }, ...known.map((channel) => ({ value: channel, label: channelName(channel) }))]}
    />
  );
}
