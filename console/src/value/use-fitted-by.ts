import { useTranslation } from 'react-i18next';
import type { ValueModel } from '../api/contract.ts';

// What the server calls its own timetable where a person's name would stand.
const schedule = 'schedule';

/** Who fitted a model, as a part of a sentence. */
export function useFittedBy(): (model: Pick<ValueModel, 'fittedBy'>) => string {
  const { t } = useTranslation();
  return ({ fittedBy }) => (fittedBy === schedule ? t('value.state.bySchedule') : t('value.state.by', { name: fittedBy }));
}
