import { useTranslation } from 'react-i18next';
import { humanName } from '../format/name.ts';

export function useChannelName(): (channel: string) => string {
  const { t, i18n } = useTranslation();
  return (channel) => (i18n.exists(`channel.${channel}`) ? t(`channel.${channel}` as 'channel.web') : humanName(channel));
}
