import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';

/** So many people, with the thousands set apart: `5,892 people`. */
export function usePeopleText(): (count: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (count) => t('count.people', { count }).replace(String(count), format.count(count));
}
