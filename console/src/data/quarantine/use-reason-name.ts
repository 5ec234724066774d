import { useTranslation } from 'react-i18next';
import { humanName } from '../../format/name.ts';

/** What is wrong, in a few words, by the stable code of the reason. */
export function useReasonName(): (reason: string) => string {
  const { t, i18n } = useTranslation();
  return (reason) => {
    const key = `quarantine.reason.${reason.replaceAll('.', '_')}`;
    return i18n.exists(key) ? t(key as 'quarantine.reason.event_no_identity') : humanName(reason.split('.').pop() ?? reason);
  };
}
