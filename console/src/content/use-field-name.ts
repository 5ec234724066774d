import { useTranslation } from 'react-i18next';
import { humanName } from '../format/name.ts';

/** What a field of a kind is called. */
export function useFieldName(): (name: string) => string {
  const { t, i18n } = useTranslation();
  return (name) => (i18n.exists(`content.field.${name}`) ? t(`content.field.${name}` as 'content.field.body') : humanName(name));
}
