import { useTranslation } from 'react-i18next';

/** A person's name, or what to call somebody who has none yet. */
export function usePersonName(): (person: { id: string; name: string | null }) => string {
  const { t } = useTranslation();
  return (person) => person.name ?? t('joins.nameless', { id: person.id });
}
