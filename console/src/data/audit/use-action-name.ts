import { useTranslation } from 'react-i18next';
import { humanName } from '../../format/name.ts';

/** `people.read` as a person would say it. */
export function useActionName(): (action: string) => string {
  const { t, i18n } = useTranslation();
  return (action) => {
    const key = `audit.did.${action.replaceAll('.', '_')}`;
    return i18n.exists(key) ? t(key as 'audit.did.people_read') : humanName(action.replace('.', ': '));
  };
}
