import { useTranslation } from 'react-i18next';
import { humanName } from '../format/name.ts';

/** A fact's name for people: the field's usual traits in the reader's language, any other as the firm wrote it. */
export function useTraitName(): (name: string) => string {
  const { t, i18n } = useTranslation();
  return (name) => {
    const key = `trait.${name.toLowerCase().replace(/[^a-z]/g, '')}`;
    return i18n.exists(key) ? t(key as 'trait.email') : humanName(name);
  };
}
