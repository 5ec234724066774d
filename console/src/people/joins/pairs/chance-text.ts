import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format.ts';

// Beyond it a rounded chance would say that it is certain.
const almostFrom = 0.999;

/** A chance in percent; what is nearly certain is never said to be certain. */
export function useChanceText(): (chance: number) => string {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return (chance) => (chance >= almostFrom ? t('pair.almost') : percent.format(chance));
}
