import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChannelName } from '../../use-channel-name.ts';

const places = ['phone', 'store', 'chat', 'email', 'social'] as const;

/** Where she said it. */
export function WhereSaid({ value, onChange }: { value: string; onChange: (channel: string) => void }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  return (
    <NativeSelect
      label={t('allowed.where')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={places.map((place) => ({ value: place, label: channelName(place) }))}
    />
  );
}
